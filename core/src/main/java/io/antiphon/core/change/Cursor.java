package io.antiphon.core.change;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far somebody got in the feed, written as a number, or as `number-begun` in the middle of a sync from the start.
///
/// @param since everything up to this number is known
/// @param begun the highest number when a sync from the start began, of which this is not the end yet; else 0. What was forgotten or
///     came into sight before that does not matter.
public record Cursor(long since, long begun) {

    public static final Cursor START = new Cursor(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

    public Cursor(long since) {
        this(since, 0);
    }

    /// Empty for a text that is no cursor.
    public static Optional<Cursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long begun = matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2));
        return Optional.of(new Cursor(Long.parseLong(matcher.group(1)), begun));
    }

    public boolean isStart() {
        return since == 0;
    }

    /// How new the knowledge is: nothing that was told of before this can be missing once the sync is at its end.
    public long knows() {
        return Math.max(since, begun);
    }

    /// A page further on.
    ///
    /// @param head the highest number given
    public Cursor at(long next, long head) {
        long start = isStart() ? head : begun;
        return new Cursor(next, next < start ? start : 0);
    }

    @Override
    public String toString() {
        return begun == 0 ? Long.toString(since) : since + "-" + begun;
    }
}
