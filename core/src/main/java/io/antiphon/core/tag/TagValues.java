package io.antiphon.core.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads single values out of tag texts, taking what is usable and dropping the rest.
final class TagValues {

    /// Longer names are cut: no real name is longer, and a hostile one must not fill the library.
    private static final int MAX_LENGTH = 500;
    private static final int MAX_VALUES = 200;

    private TagValues() {}

    static @Nullable String text(RawTags tags, TagField field) {
        return tags.first(field).map(TagValues::limited).orElse(null);
    }

    /// All values of a field, each taken apart at the separators, cut to a sane length and number.
    static List<String> texts(RawTags tags, TagField field, List<String> separators) {
        List<String> result = new ArrayList<>();
        for (String value : tags.all(field)) {
            for (String part : split(value, separators)) {
                String limited = limited(part);
                if (!limited.isEmpty() && !result.contains(limited) && result.size() < MAX_VALUES) {
                    result.add(limited);
                }
            }
        }
        return result;
    }

    static String limited(String value) {
        String stripped = value.strip();
        if (stripped.length() <= MAX_LENGTH) {
            return stripped;
        }
        int end = Character.isHighSurrogate(stripped.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return stripped.substring(0, end);
    }

    /// Takes a value apart wherever one of the separators stands, compared without case.
    static List<String> split(String value, List<String> separators) {
        List<String> parts = null;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            int length = separatorAt(value, i, separators);
            if (length > 0) {
                parts = parts == null ? new ArrayList<>() : parts;
                parts.add(value.substring(start, i).strip());
                start = i + length;
                i = start - 1;
            }
        }
        if (parts == null) {
            return List.of(value);
        }
        parts.add(value.substring(start).strip());
        return parts;
    }

    private static int separatorAt(String value, int at, List<String> separators) {
        for (String separator : separators) {
            if (value.regionMatches(true, at, separator, 0, separator.length())) {
                return separator.length();
            }
        }
        return 0;
    }

    /// The whole number a text begins with: 3 for `3`, `03/12` and `3 of 12`; absent when there is none or it is not in `min` to `max`.
    static @Nullable Integer leadingNumber(@Nullable String text, int min, int max) {
        if (text == null) {
            return null;
        }
        int value = 0;
        int i = 0;
        while (i < text.length() && i < 9 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            value = value * 10 + text.charAt(i) - '0';
            i++;
        }
        return i == 0 || value < min || value > max ? null : value;
    }

    /// The decimal number a text begins with, as in `-6.48 dB` or `+1,2`.
    static Optional<Double> decimal(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int end = 0;
        while (end < text.length() && end < 24 && "+-.,0123456789eE".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        try {
            double value = Double.parseDouble(text.substring(0, end).replace(',', '.'));
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static boolean isTrue(@Nullable String text) {
        return text != null && switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> true;
            default -> false;
        };
    }
}
