package io.antiphon.server.http;

import io.antiphon.server.config.ServerConfig;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Under which address the server is reached: the configured one, else the one that who asks reached it by, else the one it
/// listens on. What a request says of itself is nobody's truth, but the answer goes to nobody but its sender, who has to reach the server
/// by it.
public final class ServerAddress {

    private final ServerConfig config;
    private final @Nullable URI configured;
    private volatile @Nullable URI own;

    /// @throws IllegalArgumentException when the configured one is none
    public ServerAddress(ServerConfig config) {
        this.config = config;
        this.configured = configured(config.http().publicUrl());
    }

    /// Tells the port and the path of the listener, once it listens.
    public void listeningAt(int port, String basePath) {
        own = first(port, basePath);
    }

    /// For who asks, without a slash at its end.
    public URI of(ServerRequest request) {
        return under(reachedBy(request).orElse(null));
    }

    /// @param reachedBy what who asks reached the server by; absent when nobody asks
    public URI under(@Nullable URI reachedBy) {
        URI address = configured == null ? reachedBy : configured;
        return address == null ? own() : address;
    }

    /// For another device in the same network. An address of this machine for itself is of no use there.
    public URI forPhones(ServerRequest request) {
        return under(reachedBy(request).filter(address -> !isLoopback(address)).orElse(null));
    }

    private static Optional<URI> reachedBy(ServerRequest request) {
        return request.context().get(HttpListener.REACHED_BY, URI.class);
    }

    private URI own() {
        URI known = own;
        return known == null ? first(config.http().port(), HttpListener.basePath(config.http().basePath())) : known;
    }

    private URI first(int port, String basePath) {
        return bare(Addresses.of(config, port, basePath).getFirst());
    }

    private static @Nullable URI configured(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            URI address = bare(text.strip());
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "http.public-url must be an address like https://music.example.org, not %s".formatted(text));
    }

    private static boolean isLoopback(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static URI bare(String address) {
        return URI.create(address.replaceFirst("/+$", ""));
    }
}
