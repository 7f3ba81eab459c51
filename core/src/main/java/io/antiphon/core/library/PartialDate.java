package io.antiphon.core.library;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A date of which the day, or month and day, may be unknown, as tags have it: `1973`, `1973-03`, `1973-03-01`.
public record PartialDate(int year, @Nullable Integer month, @Nullable Integer day) implements Comparable<PartialDate> {

    private static final Comparator<PartialDate> ORDER = Comparator.comparingInt(PartialDate::year)
            .thenComparingInt(date -> orZero(date.month))
            .thenComparingInt(date -> orZero(date.day));

    public PartialDate {
        if (year < 1 || year > 9999 || outside(month, 12) || outside(day, 31) || month == null && day != null) {
            throw new IllegalArgumentException("no date: %s-%s-%s".formatted(year, month, day));
        }
    }

    public static PartialDate ofYear(int year) {
        return new PartialDate(year, null, null);
    }

    /// Reads `YYYY[-MM[-DD[anything]]]` with `-`, `/`, `.` or nothing between; what is not valid beyond the year is dropped,
    /// and a text without a plausible year (1 to 9999, four digits) is empty.
    public static Optional<PartialDate> parse(String text) {
        String digits = text.strip();
        int year = number(digits, 0, 4);
        if (year < 1) {
            return Optional.empty();
        }
        int monthAt = skipSeparator(digits, 4);
        int month = number(digits, monthAt, 2);
        if (month < 1 || month > 12) {
            return Optional.of(ofYear(year));
        }
        int day = number(digits, skipSeparator(digits, monthAt + 2), 2);
        return Optional.of(new PartialDate(year, month, day < 1 || day > 31 ? null : day));
    }

    @Override
    public int compareTo(PartialDate other) {
        return ORDER.compare(this, other);
    }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    @Override
    public String toString() {
        String text = "%04d".formatted(year);
        if (month != null) {
            text += "-%02d".formatted(month);
        }
        return day == null ? text : text + "-%02d".formatted(day);
    }

    private static int skipSeparator(String text, int at) {
        return at < text.length() && "-/.".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
    }

    /// The number of exactly `length` digits at `at`, or -1.
    private static int number(String text, int at, int length) {
        if (at + length > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static boolean outside(@Nullable Integer value, int max) {
        return value != null && (value < 1 || value > max);
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
