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
/// @param body sent with POST; absent to ask with GET. Where a body is to be sent is never changed by a redirect.
/// @param anyStatus whether an answer is read whatever its status says, redirects aside; else only success is
public record WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified,
        long maxBytes, Duration timeLimit, Map<String, String> headers, @Nullable WebBody body, boolean anyStatus) {

    /// Among the headers, asks with another method than GET, one that changes nothing: `PROPFIND`. It is not sent as a header.
    public static final String METHOD = ":method";

    public WebRequest {
        headers = Map.copyOf(headers);
    }

    /// @param form fields as `application/x-www-form-urlencoded`, sent with POST; absent to ask with GET
    public WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified, long maxBytes,
            Duration timeLimit, Map<String, String> headers, @Nullable String form) {
        this(url, accept, etag, lastModified, maxBytes, timeLimit, headers, form == null ? null : WebBody.form(form),
                false);
    }

    /// Asks with GET.
    public WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified, long maxBytes,
            Duration timeLimit, Map<String, String> headers) {
        this(url, accept, etag, lastModified, maxBytes, timeLimit, headers, null, false);
    }

    /// Without further headers.
    public WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified, long maxBytes,
            Duration timeLimit) {
        this(url, accept, etag, lastModified, maxBytes, timeLimit, Map.of());
    }

    /// Without headers and body, which may hold secrets.
    @Override
    public String toString() {
        return "WebRequest[maxBytes=%d, timeLimit=%s]".formatted(maxBytes, timeLimit);
    }
}
