package io.antiphon.conformance.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// One request as it is sent.
///
/// @param path beneath the server's address, such as `/rest/ping`
/// @param body null for none
public record HttpRequest(String method, String path, List<Param> query, Map<String, String> headers,
        @Nullable String contentType, @Nullable String body) {

    private static final Set<String> SECRET = Set.of("p", "t", "s", "apiKey", "password");
    private static final int LONGEST = 400;

    /// The address after the server's own, encoded.
    public String target() {
        return query.isEmpty() ? path : path + "?" + encode(query);
    }

    /// Parameters as a query or a form carries them.
    public static String encode(List<Param> parameters) {
        return parameters.stream()
                .map(each -> escape(each.name()) + "=" + escape(each.value()))
                .collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The request for a report: without any secret, and not too long.
    public String masked() {
        String shown = query.stream()
                .map(each -> each.name() + "=" + (SECRET.contains(each.name()) ? "***" : each.value()))
                .collect(Collectors.joining("&"));
        String line = method + " " + path + (shown.isEmpty() ? "" : "?" + shown);
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        String text = body;
        if (text == null) {
            return cut;
        }
        String masked = text.replaceAll("(^|&)(p|t|s|apiKey|password)=[^&]*", "$1$2=***");
        return cut + " with the body "
                + (masked.length() > LONGEST / 2 ? masked.substring(0, LONGEST / 2) + "…" : masked);
    }
}
