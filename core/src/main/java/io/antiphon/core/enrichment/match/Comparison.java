package io.antiphon.core.enrichment.match;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects the reasons of one score.
final class Comparison {

    /// Two encodings of one recording differ by the silence around it.
    private static final double SAME_SECONDS = 2;
    private static final double OTHER_SECONDS = 15;
    private static final double FAR_SECONDS = 30;

    private final List<Part> parts = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();

    void add(String name, double weight, double value, String why) {
        parts.add(new Part(name, weight, Math.clamp(value, 0, 1), why));
    }

    void limit(double most, String why) {
        limits.add(new Limit(most, why));
    }

    /// Compares what is there on both sides.
    <T> void addSame(String name, double weight, @Nullable T here, @Nullable T claimed) {
        if (here != null && claimed != null) {
            boolean same = here.equals(claimed);
            add(name, weight, same ? 1 : 0, same ? "the same" : "%s here, %s there".formatted(here, claimed));
        }
    }

    void addYear(double weight, @Nullable Integer here, @Nullable Integer first, @Nullable Integer second) {
        if (here == null || first == null && second == null) {
            return;
        }
        if (here.equals(first) || here.equals(second)) {
            add("year", weight, 1, "the same");
            return;
        }
        int there = first == null ? Objects.requireNonNull(second) : first;
        // Editions of one release are years apart.
        add("year", weight, Math.abs(here - there) == 1 ? 0.8 : 0.4, "%d here, %d there".formatted(here, there));
    }

    void addDuration(double weight, Duration here, @Nullable Duration claimed) {
        if (here.isZero() || claimed == null || claimed.isZero()) {
            return;
        }
        double seconds = Math.abs(here.toMillis() - claimed.toMillis()) / 1000.0;
        add("duration", weight, durationValue(here, claimed),
                String.format(Locale.ROOT, "%.1f seconds apart", seconds));
        double share = seconds / Math.max(1, here.toSeconds());
        if (seconds > FAR_SECONDS && share > 0.1) {
            limit(0.6, "the durations are far apart");
        } else if (seconds > OTHER_SECONDS && share > 0.04) {
            limit(0.78, "the durations differ");
        }
    }

    /// 1 when two durations are as good as the same, falling to 0 where they cannot be of one recording.
    static double durationValue(Duration here, Duration claimed) {
        double seconds = Math.abs(here.toMillis() - claimed.toMillis()) / 1000.0;
        return Math.clamp(1 - (seconds - SAME_SECONDS) / (OTHER_SECONDS - SAME_SECONDS), 0, 1);
    }

    Score score() {
        return Score.of(parts, limits);
    }

    static String percent(double value) {
        return "%d %% alike".formatted(Math.round(value * 100));
    }
}
