package io.antiphon.server.attack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A web server on this machine that remembers what it was asked.
final class Canary implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final String host;

    private Canary(String address) throws IOException {
        InetAddress bound = InetAddress.ofLiteral(address);
        this.host = address.indexOf(':') < 0 ? address : "[" + address + "]";
        this.server = HttpServer.create(new InetSocketAddress(bound, 0), 0);
        server.setExecutor(threads);
        on("/", exchange -> send(exchange, "text/plain", "internal: SECRET-OF-THE-CANARY"));
        server.start();
    }

    /// @param address of this machine
    static Canary at(String address) throws IOException {
        return new Canary(address);
    }

    Canary on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().toString());
            handler.handle(exchange);
        });
        return this;
    }

    Canary serve(String path, String contentType, String body) {
        return on(path, exchange -> send(exchange, contentType, body));
    }

    Canary redirect(String path, String location) {
        return on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }

    /// What was asked since the beginning.
    List<String> asked() {
        return List.copyOf(asked);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://%s:%d%s".formatted(host, port(), path);
    }

    private static void send(HttpExchange exchange, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
