package io.antiphon.core.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads JSON ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)) that people wrote by hand: comments (`//`, `/* */`) and a byte order
/// mark are passed over, everything else is taken strictly.
public final class JsonText {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 40;

    private final String text;
    private int at;
    private int depth;

    private JsonText(String text) {
        this.text = text;
    }

    /// @throws IllegalArgumentException saying what is wrong and where
    public static JsonValue parse(String text) {
        JsonText reader = new JsonText(text.startsWith("\ufeff") ? text.substring(1) : text);
        JsonValue value = reader.value();
        if (reader.peek() != 0) {
            throw reader.wrong("something follows the end");
        }
        return value;
    }

    /// On one line.
    public static String write(JsonValue value) {
        return switch (value) {
            case JsonValue.Members members -> members.values()
                    .entrySet()
                    .stream()
                    .map(member -> quoted(member.getKey()) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
            case JsonValue.Elements elements -> elements.values()
                    .stream()
                    .map(JsonText::write)
                    .collect(Collectors.joining(",", "[", "]"));
            case JsonValue.Text text -> quoted(text.value());
            case JsonValue.Decimal number -> number.value().toString();
            case JsonValue.Flag flag -> Boolean.toString(flag.value());
            case JsonValue.Nothing _ -> "null";
        };
    }

    /// A text as JSON writes it, quotes included.
    public static String quoted(String text) {
        StringBuilder result = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                result.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                result.append("\\u%04x".formatted((int) c));
            } else {
                result.append(c);
            }
        }
        return result.append('"').toString();
    }

    private JsonValue value() {
        if (++depth > MAX_DEPTH) {
            throw wrong("it is nested more than %d deep".formatted(MAX_DEPTH));
        }
        JsonValue value = switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> new JsonValue.Text(string());
            case 't' -> word("true", new JsonValue.Flag(true));
            case 'f' -> word("false", new JsonValue.Flag(false));
            case 'n' -> word("null", new JsonValue.Nothing());
            default -> number();
        };
        depth--;
        return value;
    }

    private JsonValue members() {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return new JsonValue.Members(values);
        }
        do {
            if (peek() != '"') {
                throw wrong("a name in quotes is expected");
            }
            String name = string();
            expect(':');
            values.put(name, value());
        } while (goesOn('}'));
        return new JsonValue.Members(values);
    }

    private JsonValue elements() {
        List<JsonValue> values = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return new JsonValue.Elements(values);
        }
        do {
            values.add(value());
        } while (goesOn(']'));
        return new JsonValue.Elements(values);
    }

    private boolean goesOn(char end) {
        char next = peek();
        if (next != ',' && next != end) {
            throw wrong("',' or '%s' is expected".formatted(end));
        }
        at++;
        return next == ',';
    }

    private JsonValue word(String word, JsonValue value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is expected");
        }
        at += word.length();
        return value;
    }

    private JsonValue number() {
        int from = at;
        while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        boolean sane = digits.length() <= MAX_NUMBER && digits.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");
        if (!sane) {
            throw wrong("a value is expected");
        }
        return new JsonValue.Decimal(new BigDecimal(digits));
    }

    private String string() {
        StringBuilder result = new StringBuilder();
        at++;
        while (true) {
            char next = take();
            if (next == '"') {
                return result.toString();
            }
            if (next < ' ') {
                throw wrong("a text goes over the end of its line");
            }
            result.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() {
        char next = take();
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("\\%s means nothing".formatted(next));
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw wrong("four hexadecimal digits are expected");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private char take() {
        if (at >= text.length()) {
            throw wrong("it ends too early");
        }
        return text.charAt(at++);
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw wrong("'%s' is expected".formatted(expected));
        }
        at++;
    }

    /// The next character that is no space and in no comment; 0 at the end.
    private char peek() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("//", at)) {
                at = after("\n");
            } else if (text.startsWith("/*", at)) {
                at = after("*/");
            } else {
                return text.charAt(at);
            }
        }
        return 0;
    }

    private int after(String end) {
        int found = text.indexOf(end, at);
        return found < 0 ? text.length() : found + end.length();
    }

    private IllegalArgumentException wrong(String what) {
        long line = text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count() + 1;
        return new IllegalArgumentException("%s (line %d)".formatted(what, line));
    }
}
