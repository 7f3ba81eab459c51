package io.antiphon.subsonic.parameter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of a request as sent, from its address and its form taken together. Repeated names keep all values in order.
public final class Parameters {
    private static final byte[] NO_BODY = {};

    private final Map<String, List<String>> values;
    private final byte[] body;

    private Parameters(Map<String, List<String>> values, byte[] body) {
        this.values = values;
        this.body = body;
    }

    public static Parameters empty() {
        return new Parameters(new LinkedHashMap<>(), NO_BODY);
    }

    /// Parameters with another kind of body than a form.
    public Parameters withBody(byte[] content) {
        return new Parameters(values, content);
    }

    /// Reads `a=1&b=2`, percent-encoded UTF-8 with `+` for a space. What is wrongly encoded stays as it is.
    public Parameters add(String encoded) {
        int start = 0;
        while (start < encoded.length()) {
            int end = encoded.indexOf('&', start);
            end = end < 0 ? encoded.length() : end;
            addPair(encoded, start, end);
            start = end + 1;
        }
        return this;
    }

    public Parameters add(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
        return this;
    }

    /// The first value.
    public @Nullable String first(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    /// The first value unless it is empty.
    public @Nullable String firstFilled(String name) {
        String value = first(name);
        return value == null || value.isEmpty() ? null : value;
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// What was sent beside the parameters; empty for a form.
    byte[] body() {
        return body;
    }

    private void addPair(String encoded, int start, int end) {
        if (start == end) {
            return;
        }
        int equals = encoded.indexOf('=', start);
        if (equals < 0 || equals > end) {
            add(decoded(encoded.substring(start, end)), "");
        } else {
            add(decoded(encoded.substring(start, equals)), decoded(encoded.substring(equals + 1, end)));
        }
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
