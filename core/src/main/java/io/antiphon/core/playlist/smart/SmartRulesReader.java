package io.antiphon.core.playlist.smart;

import io.antiphon.core.LibraryException;
import io.antiphon.core.playlist.smart.SmartRules.Order;
import io.antiphon.core.text.JsonText;
import io.antiphon.core.text.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads rules as Navidrome's `.nsp` files have them: `{"all": [{"is": {"loved": true}}, {"any": […]}], "sort": "-year,title",
/// "order": "desc", "limit": 50}`. What is not understood is an error that names it, never passed over: a list of the wrong tracks is
/// worse than none.
public final class SmartRulesReader {

    /// What longer rules are, nobody wrote.
    public static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_RULES = 200;
    private static final int MAX_DEPTH = 10;
    private static final int MAX_PERCENT = 100;
    private static final List<String> OPERATORS = List.of("is", "isNot", "gt", "lt", "contains", "notContains",
            "startsWith",
            "endsWith", "inTheRange", "before", "after", "inTheLast", "notInTheLast", "inPlaylist", "notInPlaylist",
            "isMissing", "isPresent", "all", "any");

    private int count;

    private SmartRulesReader() {}

    /// What an `.nsp` file says beside its rules.
    public record Document(Optional<String> name, Optional<String> comment, SmartRules rules) {}

    /// @throws LibraryException.Invalid naming what is wrong
    public static Document read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw wrong("they are longer than %d characters".formatted(MAX_LENGTH));
        }
        try {
            JsonValue document = JsonText.parse(text);
            return new Document(document.find("name").flatMap(JsonValue::text),
                    document.find("comment").flatMap(JsonValue::text), rules(document, text));
        } catch (IllegalArgumentException e) {
            throw wrong("they are no JSON: %s".formatted(e.getMessage()));
        }
    }

    /// The rules as JSON without comments.
    public static String plain(SmartRules rules) {
        return JsonText.write(JsonText.parse(rules.json()));
    }

    private static SmartRules rules(JsonValue document, String text) {
        Optional<JsonValue> all = document.find("all");
        Optional<JsonValue> any = document.find("any");
        if (all.isPresent() == any.isPresent()) {
            throw wrong("they need either `all` or `any`");
        }
        SmartRulesReader reader = new SmartRulesReader();
        SmartRule rule = all.isPresent() ? new SmartRule.All(reader.list(all.get(), 1))
                : new SmartRule.Any(reader.list(any.orElseThrow(), 1));
        String sort = document.find("sort").flatMap(JsonValue::text).orElse("").strip();
        boolean reversed = document.find("order")
                .flatMap(JsonValue::text)
                .map(SmartRulesReader::isDescending)
                .orElse(false);
        boolean random = sort.equalsIgnoreCase("random");
        return new SmartRules(rule, random ? List.of() : orders(sort, reversed), random, number(document, "limit"),
                percent(document), number(document, "offset"), text);
    }

    private static int percent(JsonValue document) {
        int percent = number(document, "limitPercent");
        if (percent > MAX_PERCENT) {
            throw wrong("`limitPercent` is a whole number from 0 to 100");
        }
        return percent;
    }

    private static boolean isDescending(String order) {
        return switch (order) {
            case "asc", "" -> false;
            case "desc" -> true;
            default -> throw wrong("`order` is asc or desc, not %s".formatted(order));
        };
    }

    private static List<Order> orders(String sort, boolean reversed) {
        List<Order> orders = new ArrayList<>();
        if (sort.isEmpty()) {
            return reversed ? List.of(new Order(SmartField.DATEADDED, true)) : List.of();
        }
        for (String part : sort.split(",", -1)) {
            String word = part.strip();
            boolean descending = word.startsWith("-");
            String name = descending || word.startsWith("+") ? word.substring(1).strip() : word;
            SmartField field = field(name);
            if (!field.isOrder()) {
                throw wrong("nothing can be ordered by `%s`".formatted(field.word()));
            }
            orders.add(new Order(field, descending != reversed));
        }
        return orders;
    }

    private static int number(JsonValue document, String name) {
        return document.find(name).map(value -> RuleValues.whole(value, name)).orElse(0);
    }

    private List<SmartRule> list(JsonValue list, int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("they are nested more than %d deep".formatted(MAX_DEPTH));
        }
        if (list.elements().isEmpty()) {
            throw wrong("`all` and `any` hold a list of rules");
        }
        return list.elements().stream().map(rule -> rule(rule, depth)).toList();
    }

    private SmartRule rule(JsonValue value, int depth) {
        if (++count > MAX_RULES) {
            throw wrong("there are more than %d".formatted(MAX_RULES));
        }
        if (!(value instanceof JsonValue.Members members) || members.values().size() != 1) {
            throw wrong("each rule is an object with one operator, such as {\"is\": {\"loved\": true}}");
        }
        Map.Entry<String, JsonValue> only = members.values().entrySet().iterator().next();
        String operator = operator(only.getKey());
        return switch (operator) {
            case "all" -> new SmartRule.All(list(only.getValue(), depth + 1));
            case "any" -> new SmartRule.Any(list(only.getValue(), depth + 1));
            default -> comparison(operator, only.getValue());
        };
    }

    /// Navidrome takes them in any case.
    private static String operator(String name) {
        return OPERATORS.stream()
                .filter(operator -> operator.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> wrong("the operator `%s` is not known here".formatted(name)));
    }

    /// An operator with one field and its value.
    private static SmartRule comparison(String operator, JsonValue value) {
        if (!(value instanceof JsonValue.Members members) || members.values().size() != 1) {
            throw wrong("`%s` takes one field with its value".formatted(operator));
        }
        Map.Entry<String, JsonValue> only = members.values().entrySet().iterator().next();
        JsonValue operand = only.getValue();
        return switch (operator) {
            case "inPlaylist" -> RuleValues.inPlaylist(only.getKey(), operand);
            case "notInPlaylist" -> new SmartRule.Not(RuleValues.inPlaylist(only.getKey(), operand));
            default -> RuleValues.comparison(operator, field(only.getKey()), operand);
        };
    }

    private static SmartField field(String name) {
        return SmartField.named(name)
                .orElseThrow(() -> wrong((SmartField.isNotKept(name) ? "of Navidrome's field `%s` nothing is kept here"
                        : "the field `%s` is not known here").formatted(name)));
    }

    static LibraryException wrong(String what) {
        return new LibraryException.Invalid("The rules cannot be used: %s".formatted(what));
    }
}
