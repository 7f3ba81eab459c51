package io.antiphon.nativeapi.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which pages of other places may read what the API answers (the Fetch standard's CORS protocol): none unless they are named. No
/// cookies are involved, so credentials are never allowed.
public final class Origins {

    private static final HeaderName ALLOW_ORIGIN = HeaderNames.create("Access-Control-Allow-Origin");
    private static final HeaderName ALLOW_METHODS = HeaderNames.create("Access-Control-Allow-Methods");
    private static final HeaderName ALLOW_HEADERS = HeaderNames.create("Access-Control-Allow-Headers");
    private static final HeaderName EXPOSE_HEADERS = HeaderNames.create("Access-Control-Expose-Headers");
    private static final HeaderName MAX_AGE = HeaderNames.create("Access-Control-Max-Age");
    private static final HeaderName REQUEST_METHOD = HeaderNames.create("Access-Control-Request-Method");

    /// Of resumable uploads (<https://tus.io/protocols/resumable-upload>).
    private static final String TUS_ANSWERS = "Tus-Resumable, Tus-Version, Tus-Extension, Tus-Max-Size, Tus-Checksum-Algorithm, Upload-Offset, Upload-Length, Upload-Metadata, Upload-Expires";
    private static final String TUS_REQUESTS = "Tus-Resumable, Upload-Offset, Upload-Length, Upload-Metadata, Upload-Checksum, X-HTTP-Method-Override";

    private final Set<String> allowed;

    /// @param allowed such as `https://player.example.org`
    /// @throws IllegalArgumentException naming the one that is no origin
    public Origins(List<String> allowed) {
        this.allowed = allowed.stream().map(Origins::origin).collect(Collectors.toUnmodifiableSet());
    }

    /// Says whether the page may read the answer, also when it is an error.
    public void describe(ServerRequest request, ServerResponse response) {
        if (allowed.isEmpty()) {
            return;
        }
        response.headers().add(HeaderNames.VARY, "Origin");
        allowedOrigin(request).ifPresent(origin -> {
            response.header(ALLOW_ORIGIN, origin);
            response.header(EXPOSE_HEADERS,
                    "Content-Length, Content-Range, Accept-Ranges, Content-Disposition, ETag, Location, RateLimit, RateLimit-Policy, Retry-After, "
                            + TUS_ANSWERS);
        });
    }

    /// Whether a page that may asks what it may do.
    public boolean isPreflight(ServerRequest request) {
        return request.prologue().method().text().equals("OPTIONS") && request.headers().contains(REQUEST_METHOD)
                && allowedOrigin(request).isPresent();
    }

    /// @param methods that the path answers to
    public void answerPreflight(ServerResponse response, List<String> methods) {
        response.header(ALLOW_METHODS, String.join(", ", methods));
        response.header(ALLOW_HEADERS,
                "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Range, X-API-Key, "
                        + TUS_REQUESTS);
        response.header(MAX_AGE, "3600");
    }

    private Optional<String> allowedOrigin(ServerRequest request) {
        return request.headers().first(HeaderNames.ORIGIN).filter(allowed::contains);
    }

    private static String origin(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        try {
            URI address = URI.create(given);
            boolean bare = address.getHost() != null && address.getRawPath().isEmpty() && address.getRawQuery() == null
                    && address.getRawFragment() == null && address.getRawUserInfo() == null;
            if (bare && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return given;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "api.origins: %s is no origin such as https://player.example.org".formatted(text));
    }
}
