package io.antiphon.server.page;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What forms of pages send, as `application/x-www-form-urlencoded`.
public final class Forms {

    private Forms() {}

    /// Fields of a form; what is longer than any that is filled in by a person is cut.
    ///
    /// @param limit of bytes that are read
    public static Map<String, String> read(ServerRequest request, int limit) throws IOException {
        String body = new String(request.content().inputStream().readNBytes(limit), StandardCharsets.UTF_8);
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&")) {
            String[] parts = field.split("=", 2);
            if (parts.length == 2) {
                fields.putIfAbsent(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
