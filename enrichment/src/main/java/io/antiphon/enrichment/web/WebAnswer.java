package io.antiphon.enrichment.web;

import java.io.InputStream;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was answered, while it is read.
///
/// @param address where it was found, after all redirects
/// @param status of HTTP; always one of success unless any was asked for
/// @param unchanged whether what the request knows still holds; there is no content then
/// @param content bounded in size and time; every failure to read on is an [java.io.IOException]
/// @param headers the value of any other header by its name
public record WebAnswer(URI address, int status, boolean unchanged, @Nullable String contentType, @Nullable String etag,
        @Nullable String lastModified, InputStream content, Function<String, @Nullable String> headers) {

    public @Nullable String header(String name) {
        return headers.apply(name);
    }
}
