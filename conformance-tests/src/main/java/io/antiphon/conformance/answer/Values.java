package io.antiphon.conformance.answer;

import io.antiphon.conformance.protocol.ValueType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/// Single values: whether a text is one of a kind, and its canonical spelling.
final class Values {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");
    private static final Pattern DATE_TIME = Pattern
            .compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)?");

    private Values() {}

    /// The canonical spelling, or nothing when the text is no such value.
    static Optional<String> canonical(ValueType type, String text) {
        return switch (type) {
            case STRING -> Optional.of(text);
            case ID -> text.isEmpty() ? Optional.empty() : Optional.of(text);
            case INT -> WHOLE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
            case FLOAT -> DECIMAL.matcher(text).matches() ? Optional.of(plain(text)) : Optional.empty();
            case BOOLEAN -> "true".equals(text) || "false".equals(text) ? Optional.of(text) : Optional.empty();
            case DATE -> instant(text).map(Instant::toString);
        };
    }

    private static String plain(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private static Optional<Instant> instant(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from,
                    LocalDateTime::from);
            return Optional.of(parsed instanceof OffsetDateTime offset ? offset.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Whether a date names its zone; without one, clients in other zones show a wrong time.
    static boolean hasZone(String date) {
        return date.endsWith("Z") || date.matches(".*[+-]\\d\\d:\\d\\d");
    }

    /// How a kind of value is described to a reader.
    static String describe(ValueType type) {
        return switch (type) {
            case STRING -> "a text";
            case ID -> "an id that is not empty";
            case INT -> "a whole number";
            case FLOAT -> "a number";
            case BOOLEAN -> "true or false";
            case DATE -> "a date and time after ISO 8601";
        };
    }
}
