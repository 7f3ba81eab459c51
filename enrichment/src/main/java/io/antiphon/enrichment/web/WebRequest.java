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
public record WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified,
        long maxBytes, Duration timeLimit, Map<String, String> headers) {

    public WebRequest {
        headers = Map.copyOf(headers);
    }

    /// Without further headers.
    public WebRequest(String url, String accept, @Nullable String etag, @Nullable String lastModified, long maxBytes,
            Duration timeLimit) {
        this(url, accept, etag, lastModified, maxBytes, timeLimit, Map.of());
    }
}
