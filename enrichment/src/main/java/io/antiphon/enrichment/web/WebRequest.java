package io.antiphon.enrichment.web;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to fetch, and how much of it is borne.
///
/// @param accept the media types that are wanted, as the header says it
/// @param etag with which only something newer is wanted
/// @param lastModified as `etag`
/// @param maxBytes of the body, after decompression
/// @param timeLimit for everything together, redirects included
/// @param headers further ones
/// @param form fields as `application/x-www-form-urlencoded`, sent with POST; absent to ask with GET. Where a form is to be sent
///   is never changed by a redirect.
public record WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified,
        long maxBytes, Duration timeLimit, Map<String, String> headers, @Nullable String form) {

    /// Among the headers, asks with another method than GET, one that changes nothing: `PROPFIND`. It is not sent as a header.
    public static final String METHOD = ":method";

    public WebRequest {
        headers = Map.copyOf(headers);
    }

    /// Asks with GET.
    public WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified, long maxBytes,
            Duration timeLimit, Map<String, String> headers) {
        this(url, accept, etag, lastModified, maxBytes, timeLimit, headers, null);
    }

    /// Without further headers.
    public WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified, long maxBytes,
            Duration timeLimit) {
        this(url, accept, etag, lastModified, maxBytes, timeLimit, Map.of());
    }

    /// Without headers and form, which may hold secrets.
    @Override
    public String toString() {
        return "WebRequest[maxBytes=%d, timeLimit=%s]".formatted(maxBytes, timeLimit);
    }
}
