package io.antiphon.core.playlist.smart;

import static io.antiphon.core.playlist.smart.SmartRulesReader.wrong;

import io.antiphon.core.playlist.smart.SmartRule.Comparison;
import io.antiphon.core.playlist.smart.SmartRule.Match;
import io.antiphon.core.text.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/// One comparison of a rule: which operators go with which fields, and what their values mean. Numbers and flags may stand in quotes, as
/// Navidrome's own examples have them.
final class RuleValues {

    private static final int MAX_DAYS = 100_000;
    private static final int MAX_TEXT = 1_000;
    private static final int DATE_LENGTH = 10;

    private RuleValues() {}

    static SmartRule inPlaylist(String key, JsonValue value) {
        if (!key.equals("id")) {
            throw wrong("`inPlaylist` and `notInPlaylist` take the `id` of a playlist, not `%s`".formatted(key));
        }
        String id = text(value);
        return new SmartRule.InPlaylist(id.startsWith("pl-") ? id.substring(3) : id);
    }

    static SmartRule comparison(String operator, SmartField field, JsonValue value) {
        return switch (operator) {
            case "isNot" -> new SmartRule.Not(comparison("is", field, value));
            case "notContains" -> new SmartRule.Not(comparison("contains", field, value));
            case "notInTheLast" -> new SmartRule.Not(comparison("inTheLast", field, value));
            case "isPresent" -> isTrue(field, value) ? present(field) : new SmartRule.Not(present(field));
            case "isMissing" -> isTrue(field, value) ? new SmartRule.Not(present(field)) : present(field);
            default -> switch (field.type()) {
                case TEXT -> words(operator, field, value);
                case NUMBER -> amount(operator, field, value);
                case DATE -> date(operator, field, value);
                case FLAG -> flag(operator, field, value);
            };
        };
    }

    private static SmartRule words(String operator, SmartField field, JsonValue value) {
        Match match = switch (operator) {
            case "is" -> Match.EQUAL;
            case String other when field == SmartField.FILETYPE -> throw unfit(other, field);
            case "contains" -> Match.CONTAINS;
            case "startsWith" -> Match.STARTS;
            case "endsWith" -> Match.ENDS;
            default -> throw unfit(operator, field);
        };
        return new SmartRule.Words(field, match, text(value));
    }

    private static SmartRule amount(String operator, SmartField field, JsonValue value) {
        return switch (operator) {
            case "is" -> new SmartRule.Amount(field, Comparison.EQUAL, decimal(value));
            case "gt" -> new SmartRule.Amount(field, Comparison.GREATER, decimal(value));
            case "lt" -> new SmartRule.Amount(field, Comparison.LESS, decimal(value));
            case "inTheRange" -> {
                List<JsonValue> range = range(value);
                yield new SmartRule.AmountRange(field, decimal(range.get(0)), decimal(range.get(1)));
            }
            default -> throw unfit(operator, field);
        };
    }

    private static SmartRule date(String operator, SmartField field, JsonValue value) {
        return switch (operator) {
            case "is" -> new SmartRule.Day(field, Comparison.EQUAL, day(value));
            case "after", "gt" -> new SmartRule.Day(field, Comparison.GREATER, day(value));
            case "before", "lt" -> new SmartRule.Day(field, Comparison.LESS, day(value));
            case "inTheRange" -> {
                List<JsonValue> range = range(value);
                yield new SmartRule.DayRange(field, day(range.get(0)), day(range.get(1)));
            }
            case "inTheLast" -> new SmartRule.InTheLast(field, Math.min(MAX_DAYS, whole(value, operator)));
            default -> throw unfit(operator, field);
        };
    }

    private static SmartRule flag(String operator, SmartField field, JsonValue value) {
        if (!operator.equals("is")) {
            throw unfit(operator, field);
        }
        return new SmartRule.Flag(field, isTrue(field, value));
    }

    private static SmartRule present(SmartField field) {
        if (field.type() == SmartField.Type.FLAG) {
            throw unfit("isPresent", field);
        }
        return new SmartRule.Present(field);
    }

    /// Also as Navidrome takes it: 1 and 0, and in quotes.
    private static boolean isTrue(SmartField field, JsonValue value) {
        String text = switch (value) {
            case JsonValue.Flag flag -> String.valueOf(flag.value());
            case JsonValue.Text given -> given.value().toLowerCase(Locale.ROOT);
            case JsonValue.Decimal number -> number.value().toPlainString();
            default -> "";
        };
        return switch (text) {
            case "true", "t", "1" -> true;
            case "false", "f", "0" -> false;
            default -> throw wrong("`%s` is true or false".formatted(field.word()));
        };
    }

    /// Not negative.
    static int whole(JsonValue value, String name) {
        try {
            int number = decimal(value).intValueExact();
            if (number >= 0) {
                return number;
            }
        } catch (ArithmeticException _) {
            // Told below.
        }
        throw wrong("`%s` is a whole number from 0 on".formatted(name));
    }

    private static List<JsonValue> range(JsonValue value) {
        if (value.elements().size() != 2) {
            throw wrong("`inTheRange` takes two values");
        }
        return value.elements();
    }

    private static String text(JsonValue value) {
        String text = switch (value) {
            case JsonValue.Text given -> given.value();
            case JsonValue.Decimal number -> number.value().toPlainString();
            default -> throw wrong("a text is expected, not %s".formatted(value));
        };
        if (text.length() > MAX_TEXT) {
            throw wrong("a text has at most %d characters".formatted(MAX_TEXT));
        }
        return text;
    }

    private static BigDecimal decimal(JsonValue value) {
        return switch (value) {
            case JsonValue.Decimal number -> number.value();
            case JsonValue.Text text when text.value().matches("-?\\d{1,15}(\\.\\d{1,6})?") -> new BigDecimal(
                    text.value());
            default -> throw wrong("a number is expected, not %s".formatted(value));
        };
    }

    /// `2024-01-31`; what follows, such as a time, does not count.
    private static LocalDate day(JsonValue value) {
        String text = text(value);
        try {
            return LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())));
        } catch (DateTimeParseException _) {
            throw wrong("a date such as 2024-01-31 is expected, not %s".formatted(text));
        }
    }

    private static RuntimeException unfit(String operator, SmartField field) {
        return wrong("`%s` cannot be asked of `%s`".formatted(operator, field.word()));
    }
}
