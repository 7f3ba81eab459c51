package io.antiphon.core.library.scan.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which symbolic links are followed. What lies inside the music folder is found where it really lies, so that a
/// link to it is followed only when the walk skips the real place; what lies outside is followed only when that is allowed,
/// and once.
final class LinkPolicy {

    private final Path realRoot;
    private final boolean followOutside;
    /// The link that leads to a place, by the place.
    private final Map<Path, Path> followed = new HashMap<>();

    LinkPolicy(Path root, boolean followOutside) throws IOException {
        this.realRoot = root.toRealPath();
        this.followOutside = followOutside;
    }

    /// @param inside the folder that holds the link
    /// @return why the link is not followed; absent when it is
    @Nullable String refusal(Path inside, Path link) {
        Path target;
        Path holder;
        try {
            target = link.toRealPath();
            holder = inside.toRealPath();
        } catch (IOException e) {
            return "is a link that leads nowhere or in circles";
        }
        if (holder.startsWith(target)) {
            return "is a link to a folder that contains it (a loop)";
        }
        if (target.startsWith(realRoot)) {
            return isSkippedPlace(realRoot.relativize(target)) && follow(target, link) ? null
                    : "is a link to something that is in the music folder already";
        }
        if (!followOutside) {
            return "is a link that leads out of the music folder";
        }
        return follow(target, link) ? null : "is a link to something that another link leads to already";
    }

    private synchronized boolean follow(Path target, Path link) {
        boolean taken = followed.entrySet()
                .stream()
                .anyMatch(other -> !other.getValue().equals(link)
                        && (target.startsWith(other.getKey()) || other.getKey().startsWith(target)));
        if (!taken) {
            followed.put(target, link);
        }
        return !taken;
    }

    private static boolean isSkippedPlace(Path relative) {
        for (Path element : relative) {
            if (FileNames.isSkipped(element.toString())) {
                return true;
            }
        }
        return false;
    }
}
