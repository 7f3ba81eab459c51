package io.antiphon.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// All services of all providers at one address, as they should be or as they should not.
final class OutageSite implements AutoCloseable {

    /// How it behaves.
    enum Mood {
        /// Knows biographies, similar artists, top songs and lyrics, and of everything else nothing.
        HEALTHY,
        /// Says nothing for ten seconds, and then that it cannot.
        SILENT,
        /// In turn: an error, a page for people, broken JSON, and more bytes than anybody reads.
        LYING
    }

    private static final long SILENCE_SECONDS = 10;
    private static final int HUGE = 64 << 20;

    private final HttpServer server;
    private final Mood mood;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    OutageSite(Mood mood) throws IOException {
        this.mood = mood;
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    }

    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        int number = asked.incrementAndGet();
        try (exchange) {
            switch (mood) {
                case HEALTHY -> send(exchange, found(exchange.getRequestURI().toString()));
                case SILENT -> {
                    sleep();
                    exchange.sendResponseHeaders(503, -1);
                }
                case LYING -> lie(exchange, number);
            }
        }
    }

    private static String found(String question) {
        if (question.contains("artist.getinfo")) {
            return "{\"artist\":{\"name\":\"x\",\"url\":\"https://www.last.fm/music/x\",\"bio\":{\"content\":\"Told by others.\"}}}";
        }
        if (question.contains("artist.getsimilar")) {
            return "{\"similarartists\":{\"artist\":[{\"name\":\"Somebody\",\"match\":\"0.5\"}]}}";
        }
        if (question.contains("artist.gettoptracks")) {
            return "{\"toptracks\":{\"track\":[{\"name\":\"Some song\",\"playcount\":\"5\",\"artist\":{\"name\":\"x\"}}]}}";
        }
        return "";
    }

    private void sleep() {
        try {
            boolean _ = closing.await(SILENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void lie(HttpExchange exchange, int number) throws IOException {
        switch (number % 4) {
            case 0 -> exchange.sendResponseHeaders(500, -1);
            case 1 -> send(exchange, "<html>Welcome to our hotel</html>");
            case 2 -> send(exchange, "{\"artist\":{\"name\":[[[[");
            default -> huge(exchange);
        }
    }

    private static void huge(HttpExchange exchange) throws IOException {
        byte[] piece = new byte[1 << 16];
        Arrays.fill(piece, (byte) '[');
        exchange.sendResponseHeaders(200, HUGE);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int sent = 0; sent < HUGE; sent += piece.length) {
                out.write(piece);
            }
        } catch (IOException _) {
            // Nobody reads so much.
        }
    }

    private static void send(HttpExchange exchange, String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
