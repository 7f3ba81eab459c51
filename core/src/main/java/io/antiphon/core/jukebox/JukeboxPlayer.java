package io.antiphon.core.jukebox;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Plays files on the server's sound device, one after the other without a pause between them.
public interface JukeboxPlayer {

    /// Starts at once and plays to the end or until it is closed.
    ///
    /// @param gain 0 for silence to 1 for the sound as it is
    /// @param course says what follows, on threads of the player's own
    /// @throws io.antiphon.core.LibraryException.Unavailable when there is no device, it is taken, or sound cannot be decoded here
    Playback play(Path file, Duration start, double gain, Course course);

    /// Sound that is playing.
    interface Playback extends AutoCloseable {

        /// Where in the current file the listeners are. Cheap.
        Duration position();

        void setGain(double gain);

        /// Silence, at once.
        @Override
        void close();
    }

    /// How a playback goes on.
    @FunctionalInterface
    interface Course {

        /// What would follow as things stand, so that it can be decoded ahead; absent when nothing would.
        default @Nullable Path next() {
            return null;
        }

        /// All of the current file was given to the device. What is answered is the current one from now on, whether or not it was
        /// expected; absent when nothing follows.
        ///
        /// @param failed whether the file could not be played to its end
        default @Nullable Path goOn(boolean failed) {
            return null;
        }

        /// All was heard, or nothing more can be. Told once, unless the playback is closed before.
        ///
        /// @param failed whether the last file could not be played to its end
        void over(boolean failed);
    }
}
