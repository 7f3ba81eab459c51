package io.antiphon.core.history;

import io.antiphon.core.LibraryException;
import java.time.Instant;

/// A stretch of time, in whole seconds.
///
/// @param from included
/// @param to excluded
public record Period(Instant from, Instant to) {

    private static final long FIRST = 0;
    /// The year 9999: more than any calendar can be asked for.
    private static final long LAST = 253_402_300_800L;

    public static final Period ALWAYS = new Period(Instant.ofEpochSecond(FIRST), Instant.ofEpochSecond(LAST));

    public Period {
        from = clamp(from);
        to = clamp(to);
        if (to.isBefore(from)) {
            throw new LibraryException.Invalid("A period ends after it begins, not from %s to %s".formatted(from, to));
        }
    }

    private static Instant clamp(Instant moment) {
        return Instant.ofEpochSecond(Math.clamp(moment.getEpochSecond(), FIRST, LAST));
    }
}
