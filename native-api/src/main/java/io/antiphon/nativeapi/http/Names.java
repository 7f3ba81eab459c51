package io.antiphon.nativeapi.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How constants are written in this API.
public final class Names {

    private Names() {}

    public static String lower(Enum<?> constant) {
        return lowerCase(constant.name());
    }

    public static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// In lower case with hyphens.
    public static String written(Enum<?> constant) {
        return lower(constant).replace('_', '-');
    }

    /// All constants of a kind, [#written].
    public static List<String> all(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> written((Enum<?>) constant)).toList();
    }

    /// @throws IllegalArgumentException when there is none
    public static <E extends Enum<E>> E read(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
