package io.antiphon.core.library;

import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose view of the library a question is answered for: their annotations, and only the music folders they may see.
///
/// @param musicFolders ids of the music folders in view; nothing outside them is ever answered, found or counted
public record Viewer(UserId user, Set<Integer> musicFolders) {

    public Viewer {
        musicFolders = Set.copyOf(musicFolders);
    }

    /// A user looking at all that is granted to them.
    ///
    /// @param existing the music folders that are configured
    public static Viewer of(User user, Collection<MusicFolder> existing) {
        Set<Integer> granted = user.musicFolders();
        return new Viewer(user.id(),
                existing.stream()
                        .map(MusicFolder::id)
                        .filter(id -> granted == null || granted.contains(id))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// The same person looking at one music folder only; at nothing when it is not theirs to see.
    public Viewer within(int musicFolder) {
        return new Viewer(user, musicFolders.contains(musicFolder) ? Set.of(musicFolder) : Set.of());
    }

    /// The same person looking at what others may see, too.
    ///
    /// @param shown ids of the music folders that the others may see
    public Viewer within(Set<Integer> shown) {
        return new Viewer(user, musicFolders.stream().filter(shown::contains).collect(Collectors.toUnmodifiableSet()));
    }
}
