package io.antiphon.server.http;

import io.antiphon.server.config.ServerConfig;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Under which address the server is reached: the configured one, else the one that who asks reached it by, else the one it
/// listens on. What a request says of itself is nobody's truth, but the answer goes to nobody but its sender.
public final class ServerAddress {

    private final ServerConfig config;
    private volatile List<URI> listening = List.of();

    public ServerAddress(ServerConfig config) {
        this.config = config;
    }

    /// Tells the port and the path of the listener, once it listens.
    public void listeningAt(int port, String basePath) {
        listening = Addresses.of(config, port, basePath).stream().map(ServerAddress::bare).toList();
    }

    /// For who asks, without a slash at its end.
    public URI of(ServerRequest request) {
        return configured().or(() -> reachedBy(request)).orElseGet(this::own);
    }

    /// For another device in the same network. An address of this machine for itself is of no use there.
    public URI forPhones(ServerRequest request) {
        return configured().or(() -> reachedBy(request).filter(address -> !isLoopback(address))).orElseGet(this::own);
    }

    private Optional<URI> configured() {
        String publicUrl = config.http().publicUrl();
        return publicUrl == null || publicUrl.isBlank() ? Optional.empty() : Optional.of(bare(publicUrl.strip()));
    }

    private static Optional<URI> reachedBy(ServerRequest request) {
        return request.context().get(HttpListener.REACHED_BY, URI.class);
    }

    private URI own() {
        List<URI> known = listening;
        return known.isEmpty() ? URI.create("http://127.0.0.1:" + config.http().port()) : known.getFirst();
    }

    private static boolean isLoopback(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static URI bare(String address) {
        return URI.create(address.replaceFirst("/+$", ""));
    }
}
