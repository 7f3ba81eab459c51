package io.antiphon.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.Headers;
import java.util.Optional;

/// Headers by which proxies tell what they were asked.
final class Forwarded {

    private Forwarded() {}

    /// What the nearest proxy says; what stands before it came from elsewhere.
    static Optional<String> last(Headers headers, HeaderName name) {
        String[] values = String.join(",", headers.values(name)).split(",");
        return values.length == 0 ? Optional.empty()
                : Optional.of(values[values.length - 1].strip()).filter(value -> !value.isEmpty());
    }
}
