package io.antiphon.media.jukebox;

import io.antiphon.core.LibraryException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// The machine's default sound device, as the JDK finds it.
public final class JavaSoundDevice implements SoundDevice {
    private static final AudioFormat FORMAT = new AudioFormat(SAMPLING_RATE, 16, CHANNELS, true, false);
    /// A quarter of a second: little enough that gain and silence seem immediate.
    private static final int BUFFER_BYTES = SAMPLING_RATE * FRAME_BYTES / 4;

    @Override
    public Line open() {
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
            line.open(FORMAT, BUFFER_BYTES);
            line.start();
            return new OpenLine(line);
        } catch (IllegalArgumentException _) {
            throw new LibraryException.Unavailable("There is no sound device on this server");
        } catch (LineUnavailableException | SecurityException e) {
            throw new LibraryException.Unavailable("The sound device of this server cannot be used: " + e.getMessage());
        }
    }

    private record OpenLine(SourceDataLine line) implements Line {

        @Override
        public void write(byte[] samples, int offset, int length) {
            line.write(samples, offset, length);
        }

        @Override
        public void drain() {
            line.drain();
        }

        @Override
        public Duration played() {
            return Duration.of(line.getMicrosecondPosition(), ChronoUnit.MICROS);
        }

        @Override
        public void close() {
            line.stop();
            line.flush();
            line.close();
        }
    }
}
