package io.antiphon.core.tag;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The fields of one file, as written there: several values per field in file order, untrimmed meaning, no guesses.
public final class RawTags {

    private static final RawTags EMPTY = new RawTags(new EnumMap<>(TagField.class));

    private final Map<TagField, List<String>> values;

    private RawTags(Map<TagField, List<String>> values) {
        this.values = values;
    }

    public static RawTags empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    public List<String> all(TagField field) {
        return values.getOrDefault(field, List.of());
    }

    public Optional<String> first(TagField field) {
        return all(field).stream().findFirst();
    }

    public boolean has(TagField field) {
        return values.containsKey(field);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public void forEach(BiConsumer<TagField, List<String>> action) {
        values.forEach(action);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /// Collects values in the order they are read. Blank values are dropped, NUL and other control characters
    /// (except line breaks and tabs) removed, and a value repeated under one field kept once.
    public static final class Builder {

        private final EnumMap<TagField, List<String>> values = new EnumMap<>(TagField.class);

        private Builder() {}

        public Builder add(TagField field, String value) {
            String cleaned = clean(value);
            if (cleaned.isEmpty()) {
                return this;
            }
            List<String> known = values.get(field);
            if (known == null) {
                values.put(field, List.of(cleaned));
            } else if (!known.contains(cleaned)) {
                values.put(field,
                        java.util.stream.Stream.concat(known.stream(), java.util.stream.Stream.of(cleaned)).toList());
            }
            return this;
        }

        public boolean has(TagField field) {
            return values.containsKey(field);
        }

        public RawTags build() {
            return values.isEmpty() ? EMPTY : new RawTags(new EnumMap<>(values));
        }

        private static String clean(String value) {
            for (int i = 0; i < value.length(); i++) {
                if (isUnwanted(value.charAt(i))) {
                    return stripControls(value).strip();
                }
            }
            return value.strip();
        }

        private static String stripControls(String value) {
            StringBuilder kept = new StringBuilder(value.length());
            value.chars().filter(c -> !isUnwanted((char) c)).forEach(c -> kept.append((char) c));
            return kept.toString();
        }

        private static boolean isUnwanted(char c) {
            return c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\u007f' || c == '\ufeff' || c == '\ufffe'
                    || c == '\uffff';
        }
    }
}
