package io.antiphon.core.library;

import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose view of the library a question is answered for: their annotations, and only the music folders they may see.
///
/// @param musicFolders ids of the music folders in view; nothing outside them is ever answered, found or counted. The drafts in a music
/// folder are in view as [#draftsOf] it, as if they lay in one of their own: so whatever is kept from those who may not see a music
/// folder is kept from those who may not see drafts, and no query needs to know of them
public record Viewer(UserId user, Set<Integer> musicFolders) {

    public Viewer {
        musicFolders = Set.copyOf(musicFolders);
    }

    /// A user looking at all that is granted to them.
    ///
    /// @param existing the music folders that are configured
    public static Viewer of(User user, Collection<MusicFolder> existing) {
        Set<Integer> granted = user.musicFolders();
        boolean drafts = user.may(Permission.EDIT_TAGS);
        return new Viewer(user.id(),
                existing.stream()
                        .filter(folder -> granted == null || granted.contains(folder.id()))
                        .flatMap(folder -> drafts && folder.drafts() ? Stream.of(folder.id(), draftsOf(folder.id()))
                                : Stream.of(folder.id()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// The number that the drafts in a music folder are in view as.
    public static int draftsOf(int musicFolder) {
        return -musicFolder;
    }

    /// The ids of the music folders in view, as they are shown.
    public Set<Integer> shownFolders() {
        return musicFolders.stream().filter(id -> id > 0).collect(Collectors.toUnmodifiableSet());
    }

    /// What they would see if they did not take care of the music.
    public Viewer withoutDrafts() {
        return new Viewer(user, shownFolders());
    }

    /// What they see, whoever they are: equal for all who see the same.
    public Object sight() {
        return musicFolders;
    }

    /// The same person looking at one music folder only; at nothing when it is not theirs to see.
    public Viewer within(int musicFolder) {
        return new Viewer(user,
                musicFolders.stream()
                        .filter(id -> musicFolder > 0 && Math.abs(id) == musicFolder)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// The same person looking at what others may see, too.
    ///
    /// @param shown ids of the music folders that the others may see
    public Viewer within(Set<Integer> shown) {
        return new Viewer(user, musicFolders.stream().filter(shown::contains).collect(Collectors.toUnmodifiableSet()));
    }
}
