package io.antiphon.core.streaming;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Track;

/// What is known of a file that is to be played, whether a track's or an episode's.
///
/// @param suffix in lower case
/// @param video whether it holds a moving picture
public record StreamSource(String suffix, boolean video, AudioProperties audio) {

    public static StreamSource of(Track track) {
        return new StreamSource(track.file().suffix(), track.file().video(), track.audio());
    }
}
