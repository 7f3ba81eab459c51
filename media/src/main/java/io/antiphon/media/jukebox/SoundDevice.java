package io.antiphon.media.jukebox;

import java.time.Duration;

/// Where sound comes out: signed 16-bit little-endian samples, two channels, 44.1 kHz.
public interface SoundDevice {
    int SAMPLING_RATE = 44_100;
    int CHANNELS = 2;
    int FRAME_BYTES = 2 * CHANNELS;

    /// @throws io.antiphon.core.LibraryException.Unavailable when there is none, or someone else holds it
    Line open();

    /// An open way to the device, used by one thread, and closed by any.
    interface Line extends AutoCloseable {

        /// Waits until there is room; returns at once when the line is closed meanwhile.
        ///
        /// @param length in bytes, whole frames
        void write(byte[] samples, int offset, int length);

        /// Waits until everything written was heard, or the line is closed.
        void drain();

        /// How much was heard so far.
        Duration played();

        @Override
        void close();
    }
}
