package io.antiphon.core.history;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Up to where somebody has read a history, the latest first.
///
/// @param at of the last play read
/// @param item its id as it was recorded
public record PlayCursor(Instant at, String item) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})-([0-9A-Za-z]{1,16})");

    /// Empty for a text that is no cursor.
    public static Optional<PlayCursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional
                .of(new PlayCursor(Instant.ofEpochSecond(Long.parseLong(matcher.group(1))), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return at.getEpochSecond() + "-" + item;
    }
}
