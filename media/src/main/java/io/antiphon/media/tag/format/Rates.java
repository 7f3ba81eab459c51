package io.antiphon.media.tag.format;

import java.time.Duration;

/// Arithmetic of sound: durations and average bit rates, safe for absurd numbers.
public final class Rates {

    /// Longer sounds are taken as damage: about three years.
    private static final double MAX_SECONDS = 1e8;

    private Rates() {}

    /// The length of `samples` at a rate, to the nearest millisecond; zero when it cannot be known.
    public static Duration duration(double samples, double rate) {
        double seconds = rate > 0 ? samples / rate : 0;
        return seconds > 0 && seconds < MAX_SECONDS ? Duration.ofMillis(Math.round(seconds * 1000)) : Duration.ZERO;
    }

    public static Duration duration(long samples, long rate) {
        return duration((double) samples, (double) rate);
    }

    /// Average kbit/s of so many bytes.
    public static int bitRate(long bytes, Duration duration) {
        long millis = duration.toMillis();
        return millis <= 0 || bytes <= 0 ? 0 : (int) Math.min(Math.round(bytes * 8.0 / millis), 10_000_000);
    }
}
