package io.antiphon.core.lyrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the times of TTML (<https://www.w3.org/TR/ttml2/#timing-time-value-expressions>) and the shorter ones that lyrics use:
/// `1:02.5`, `62.5`.
///
/// @param frameRate frames a second
/// @param tickRate ticks a second
record TtmlClock(int frameRate, int tickRate) {

    private static final int DEFAULT_FRAME_RATE = 30;
    private static final long MAX_MILLIS = Duration.ofHours(999).toMillis();

    private static final Pattern CLOCK = Pattern
            .compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:\\.(\\d{1,9})|:(\\d{1,4})(?:\\.\\d{1,9})?)?");
    private static final Pattern OFFSET = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(h|ms|m|s|f|t)?");

    /// @param frames the document's frame rate, if it says one
    /// @param ticks the document's tick rate, if it says one
    static TtmlClock of(@Nullable String frames, @Nullable String ticks) {
        int frameRate = rate(frames, DEFAULT_FRAME_RATE);
        return new TtmlClock(frameRate, rate(ticks, frames == null ? 1 : frameRate));
    }

    /// Absent when it is none.
    @Nullable Duration time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        Matcher clock = CLOCK.matcher(stripped);
        if (clock.matches()) {
            return clockTime(clock);
        }
        Matcher offset = OFFSET.matcher(stripped);
        return offset.matches() ? offsetTime(offset) : null;
    }

    private Duration clockTime(Matcher clock) {
        Duration whole = Stamps.time(clock, 1);
        String frames = clock.group(5);
        return frames == null ? whole : whole.plusMillis(Long.parseLong(frames) * 1000 / frameRate);
    }

    private @Nullable Duration offsetTime(Matcher offset) {
        BigDecimal value = new BigDecimal(offset.group(1));
        String metric = offset.group(2) == null ? "s" : offset.group(2);
        BigDecimal millis = switch (metric) {
            case "h" -> value.multiply(BigDecimal.valueOf(3_600_000));
            case "m" -> value.multiply(BigDecimal.valueOf(60_000));
            case "ms" -> value;
            case "f" -> value.multiply(BigDecimal.valueOf(1000)).divideToIntegralValue(BigDecimal.valueOf(frameRate));
            case "t" -> value.multiply(BigDecimal.valueOf(1000)).divideToIntegralValue(BigDecimal.valueOf(tickRate));
            default -> value.multiply(BigDecimal.valueOf(1000));
        };
        return millis.longValue() > MAX_MILLIS ? null : Duration.ofMillis(millis.longValue());
    }

    private static int rate(@Nullable String text, int otherwise) {
        try {
            int rate = text == null ? 0 : Integer.parseInt(text.strip());
            return rate > 0 ? rate : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
