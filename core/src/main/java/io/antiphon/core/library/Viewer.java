package io.antiphon.core.library;

import io.antiphon.core.user.UserId;
import java.util.Set;

/// Whose view of the library a question is answered for: their annotations, and only the music folders they may see.
///
/// @param musicFolders ids of the music folders in view; nothing outside them is ever answered, found or counted
public record Viewer(UserId user, Set<Integer> musicFolders) {

    public Viewer {
        musicFolders = Set.copyOf(musicFolders);
    }

    /// The same person looking at one music folder only; at nothing when it is not theirs to see.
    public Viewer within(int musicFolder) {
        return new Viewer(user, musicFolders.contains(musicFolder) ? Set.of(musicFolder) : Set.of());
    }
}
