package io.antiphon.nativeapi.http;

import java.util.Locale;

/// How constants are written in this API.
public final class Names {

    private Names() {}

    public static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
