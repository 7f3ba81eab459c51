package io.antiphon.testing.memory;

import io.antiphon.core.LibraryException;
import io.antiphon.core.jukebox.JukeboxPlayer;
import java.nio.file.Path;
import java.time.Duration;

/// Plays silence that never gets further; a file whose name holds `Closing` finds the device gone.
public final class MemoryJukeboxPlayer implements JukeboxPlayer {

    @Override
    public Playback play(Path file, Duration start, double gain, Course course) {
        if (file.toString().contains("Closing")) {
            throw new LibraryException.Unavailable("There is no sound device on this server");
        }
        return new Playback() {
            @Override
            public Duration position() {
                return start;
            }

            @Override
            public void setGain(double changed) {
                // Silence is as quiet as can be.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
