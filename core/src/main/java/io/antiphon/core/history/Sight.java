package io.antiphon.core.history;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whose plays are looked at, and which of them.
///
/// @param musicFolders ids of those whose tracks count; absent when all do, also those that are gone
public record Sight(UserId user, @Nullable Set<Integer> musicFolders) {

    public Sight {
        musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
    }

    /// @param existing the music folders that are configured
    static Sight of(Viewer viewer, Collection<MusicFolder> existing) {
        Set<Integer> all = existing.stream()
                .flatMap(folder -> folder.drafts() ? Stream.of(folder.id(), Viewer.draftsOf(folder.id()))
                        : Stream.of(folder.id()))
                .collect(Collectors.toSet());
        return new Sight(viewer.user(), viewer.musicFolders().containsAll(all) ? null : viewer.musicFolders());
    }
}
