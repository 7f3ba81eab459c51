package io.antiphon.core.library.layer;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.text.JsonText;
import io.antiphon.core.text.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a field holds, in texts, as its [Shape] says; no texts for no value.
public record FieldValue(List<String> parts) {

    public static final FieldValue NONE = new FieldValue(List.of());

    private static final int MAX_TEXT = 1_000;
    private static final int MAX_PARTS = 100;
    private static final int MAX_NUMBER = 99_999;
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}(?:-\\d{2}(?:-\\d{2})?)?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");

    public FieldValue {
        parts = List.copyOf(parts);
    }

    public static FieldValue of(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? NONE : new FieldValue(List.of(value.toString()));
    }

    public static FieldValue ofFlag(boolean flag) {
        return flag ? of("true") : NONE;
    }

    public boolean isNone() {
        return parts.isEmpty();
    }

    public @Nullable String text() {
        return parts.isEmpty() ? null : parts.getFirst();
    }

    public @Nullable Integer number() {
        return parts.isEmpty() ? null : (Integer) Integer.parseInt(parts.getFirst());
    }

    public @Nullable PartialDate date() {
        return parts.isEmpty() ? null : PartialDate.parse(parts.getFirst()).orElse(null);
    }

    public boolean flag() {
        return !parts.isEmpty();
    }

    /// @throws LibraryException.Invalid when the field cannot hold this
    public FieldValue requireFor(Field field) {
        if (parts.isEmpty() && field.isRequired()) {
            throw invalid(field, "needs a value");
        }
        switch (field.shape()) {
            case CREDIT -> {
                requireCount(field, 2 * MAX_PARTS + 1);
                requireCredit(field);
            }
            case CONTRIBUTORS, WORKS, MOVEMENTS -> PeopleAndWorks.require(field, parts);
            case TEXTS -> {
                requireCount(field, MAX_PARTS);
                parts.forEach(part -> requirePart(field, part));
            }
            case TEXT, NUMBER, DATE, MBID, FLAG -> {
                requireCount(field, 1);
                parts.forEach(part -> requirePart(field, part));
            }
        }
        return this;
    }

    private void requireCount(Field field, int most) {
        if (parts.size() > most) {
            throw invalid(field, most == 1 ? "holds one value" : "holds at most %d values".formatted(MAX_PARTS));
        }
    }

    private void requireCredit(Field field) {
        if (parts.size() < 3 || parts.size() % 2 == 0) {
            throw invalid(field, "names at least one artist");
        }
        requireText(field, parts.getFirst());
        for (int i = 1; i < parts.size(); i += 2) {
            requireText(field, parts.get(i));
            requireMbid(field, parts.get(i + 1));
        }
    }

    private static void requirePart(Field field, String part) {
        boolean fits = switch (field.shape()) {
            case TEXT, TEXTS, CREDIT, CONTRIBUTORS, WORKS, MOVEMENTS -> {
                requireText(field, part);
                yield true;
            }
            case NUMBER -> isNumber(part);
            case DATE -> DATE.matcher(part).matches() && PartialDate.parse(part)
                    .filter(date -> date.toString().equals(part))
                    .isPresent();
            case MBID -> UUID.matcher(part).matches();
            case FLAG -> part.equals("true");
        };
        if (!fits) {
            throw invalid(field, switch (field.shape()) {
                case NUMBER -> "is a whole number from 1 to %d".formatted(MAX_NUMBER);
                case DATE -> "is a date: YYYY, YYYY-MM or YYYY-MM-DD";
                case MBID -> "is a MusicBrainz id";
                case FLAG -> "is `true` or has no value";
                case TEXT, TEXTS, CREDIT, CONTRIBUTORS, WORKS, MOVEMENTS -> "is a text";
            });
        }
    }

    /// @param mbid may be empty
    static void requireMbid(Field field, String mbid) {
        if (!mbid.isEmpty() && !UUID.matcher(mbid).matches()) {
            throw invalid(field, "takes MusicBrainz ids");
        }
    }

    static boolean isNumber(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= MAX_NUMBER;
    }

    static void requireText(Field field, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT || CONTROL.matcher(text).find()) {
            throw invalid(field, "takes texts of 1 to %d characters".formatted(MAX_TEXT));
        }
    }

    static LibraryException.Invalid invalid(Field field, String what) {
        return new LibraryException.Invalid("`%s` %s".formatted(field.written(), what));
    }

    /// On one line; [#decode] reads it.
    public String encode() {
        return JsonText.write(json());
    }

    JsonValue json() {
        return new JsonValue.Elements(parts.stream().<JsonValue>map(JsonValue.Text::new).toList());
    }

    public static FieldValue decode(String text) {
        return of(JsonText.parse(text));
    }

    static FieldValue of(JsonValue json) {
        List<String> parts = new ArrayList<>();
        json.elements().forEach(part -> part.text().ifPresent(parts::add));
        return new FieldValue(parts);
    }
}
