package io.antiphon.core.streaming;

import java.time.Duration;

/// What is sent for a [StreamRequest].
public sealed interface StreamPlan {

    /// The file's own bytes.
    record Raw() implements StreamPlan {}

    /// Sound made while it is sent.
    ///
    /// @param bitRate kbit/s, 0 for a lossless format
    record Transcoded(AudioFormat format, int bitRate, Duration start) implements StreamPlan {

        /// How many bytes this will be, a little too many rather than too few; 0 when that cannot be told.
        ///
        /// @param duration of the whole track
        public long estimateBytes(Duration duration) {
            long millis = Math.max(0, duration.minus(start).toMillis());
            return bitRate == 0 ? 0 : millis * bitRate / 8 * 102 / 100 + HEADER_BYTES;
        }

        private static final int HEADER_BYTES = 4096;
    }
}
