package io.antiphon.core.scrobble;

/// What passes between the library and somebody's account at a service.
///
/// @param plays whether what they heard is noted there
/// @param nowPlaying whether what they are hearing is shown there
/// @param lovesOut whether a star that they set or take here is one there
/// @param lovesIn whether what they love there gets a star here
public record ScrobbleSettings(boolean plays, boolean nowPlaying, boolean lovesOut, boolean lovesIn) {

    /// Nothing comes in unless somebody wishes it.
    public static final ScrobbleSettings STANDARD = new ScrobbleSettings(true, true, true, false);
}
