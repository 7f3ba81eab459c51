package io.antiphon.core.library.scan.store;

import java.util.Set;

/// What an artist has in one music folder, missing files not counted.
///
/// @param artist row of the artist
public record Presence(int artist, int musicFolder, int albumCount, int trackCount, Set<String> roles) {

    public Presence {
        roles = Set.copyOf(roles);
    }
}
