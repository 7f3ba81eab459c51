package io.antiphon.core.jukebox;

import java.nio.file.Path;
import java.time.Duration;

/// Plays files on the server's sound device, one at a time.
public interface JukeboxPlayer {

    /// Starts at once and plays to the end or until it is closed.
    ///
    /// @param gain 0 for silence to 1 for the sound as it is
    /// @param end told exactly once, on a thread of the player's own, unless the playback is closed before
    /// @throws io.antiphon.core.LibraryException.Unavailable when there is no device, it is taken, or sound cannot be decoded here
    Playback play(Path file, Duration start, double gain, End end);

    /// Sound that is playing.
    interface Playback extends AutoCloseable {

        /// Where in the file the listeners are. Cheap.
        Duration position();

        void setGain(double gain);

        /// Silence, at once.
        @Override
        void close();
    }

    /// How a playback came to its end by itself.
    @FunctionalInterface
    interface End {

        /// @param failed whether the file could not be played to its end
        void reached(boolean failed);
    }
}
