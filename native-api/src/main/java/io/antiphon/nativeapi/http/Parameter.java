package io.antiphon.nativeapi.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parameter of a path or query: what it takes. What it does not take is refused before the operation is asked.
///
/// @param least of numbers, and of the length of texts
/// @param most of numbers, and of the length of texts
/// @param choices that a `CHOICE` takes
/// @param standard what counts when it is not said; absent for nothing
/// @param repeated whether it may be said several times
/// @param about for people
public record Parameter(String name, Kind kind, long least, long most, List<String> choices,
        @Nullable String standard, boolean repeated, String about) {

    private static final int LONGEST = 1_000;

    public Parameter {
        choices = List.copyOf(choices);
    }

    /// What values look like.
    public enum Kind {
        TEXT, NUMBER, FLAG, CHOICE,
        /// ISO 8601 in UTC, as `2026-01-31T00:00:00Z`.
        MOMENT
    }

    public static Parameter text(String name, String about) {
        return new Parameter(name, Kind.TEXT, 0, LONGEST, List.of(), null, false, about);
    }

    public static Parameter number(String name, long least, long most, String about) {
        return new Parameter(name, Kind.NUMBER, least, most, List.of(), null, false, about);
    }

    public static Parameter flag(String name, String about) {
        return new Parameter(name, Kind.FLAG, 0, 0, List.of(), null, false, about);
    }

    public static Parameter choice(String name, Class<? extends Enum<?>> type, String about) {
        return choice(name, Names.all(type), about);
    }

    public static Parameter choice(String name, List<String> choices, String about) {
        return new Parameter(name, Kind.CHOICE, 0, 0, choices, null, false, about);
    }

    public static Parameter moment(String name, String about) {
        return new Parameter(name, Kind.MOMENT, 0, 0, List.of(), null, false, about);
    }

    /// What counts when it is not said.
    public Parameter orElse(Object value) {
        return new Parameter(name, kind, least, most, choices, value.toString(), repeated, about);
    }

    /// The same, to be said several times.
    public Parameter several() {
        return new Parameter(name, kind, least, most, choices, standard, true, about);
    }

    /// @param longest characters
    public Parameter upTo(long longest) {
        return new Parameter(name, kind, least, longest, choices, standard, repeated, about);
    }

    /// @throws ProblemException naming it when it does not take the value
    void check(String value) {
        boolean taken = switch (kind) {
            case TEXT -> value.length() <= most;
            case NUMBER -> value.matches("-?\\d{1,18}") && Long.parseLong(value) >= least
                    && Long.parseLong(value) <= most;
            case FLAG -> value.equals("true") || value.equals("false");
            case CHOICE -> choices.contains(value);
            case MOMENT -> isMoment(value);
        };
        if (!taken) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, "`%s` is %s".formatted(name, taken()), name);
        }
    }

    /// What it takes, for people.
    String taken() {
        return switch (kind) {
            case TEXT -> "a text of at most %d characters".formatted(most);
            case NUMBER -> "a number from %d to %d".formatted(least, most);
            case FLAG -> "`true` or `false`";
            case CHOICE -> "one of %s".formatted(String.join(", ", choices));
            case MOMENT -> "a moment such as 2026-01-31T00:00:00Z";
        };
    }

    private static boolean isMoment(String value) {
        try {
            // Beyond these no database keeps it.
            int year = Instant.parse(value).atOffset(ZoneOffset.UTC).getYear();
            return year >= 0 && year <= 9999;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
