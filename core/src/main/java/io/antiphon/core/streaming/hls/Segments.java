package io.antiphon.core.streaming.hls;

import java.time.Duration;

/// How a medium is cut. Pieces are whole multiples of 64 ms: three frames of AAC at 48 kHz, so that sound that is encoded piece by
/// piece has its frames where one encoder would have put them and fits together without a gap. The cuts are the same for all bit
/// rates.
///
/// @param length of every piece but the last
/// @param total of the medium
public record Segments(Duration length, Duration total) {
    /// The grid that cuts lie on.
    public static final Duration GRID = Duration.ofMillis(64);
    /// What blocks of lossless sound lie on: a whole number of samples at every usual rate.
    public static final Duration LOSSLESS_GRID = Duration.ofMillis(80);
    /// Whole multiples of both grids.
    private static final Duration FRAGMENT = GRID.multipliedBy(95);
    private static final Duration SOUND = GRID.multipliedBy(156);
    private static final Duration VIDEO = GRID.multipliedBy(94);
    /// A shorter rest belongs to the piece before; the length rounded to seconds stays the same.
    private static final Duration SHORTEST = Duration.ofMillis(400);

    /// About ten seconds each.
    public static Segments ofSound(Duration total) {
        return new Segments(SOUND, total);
    }

    /// About six seconds each.
    public static Segments ofVideo(Duration total) {
        return new Segments(VIDEO, total);
    }

    /// About six seconds each, as Apple's authoring rules recommend; lossless sound can be cut there as well.
    public static Segments ofFragments(Duration total) {
        return new Segments(FRAGMENT, total);
    }

    /// At least one.
    public int count() {
        long whole = total.dividedBy(length);
        boolean rest = total.minus(length.multipliedBy(whole)).compareTo(SHORTEST) > 0;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, whole + (rest ? 1 : 0)));
    }

    public Duration start(int index) {
        return length.multipliedBy(index);
    }

    /// How long one piece is.
    public Duration duration(int index) {
        return isLast(index) ? total.minus(start(index)) : length;
    }

    public boolean isLast(int index) {
        return index == count() - 1;
    }
}
