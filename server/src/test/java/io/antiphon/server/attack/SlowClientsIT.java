package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that keep the server waiting: it answers the others, and in the end waits no longer.
class SlowClientsIT {

    private static final int CLIENTS = 200;
    private static final int LARGE = 48_000_000;
    private static final String FORM = unfinished("/rest/ping", "application/x-www-form-urlencoded");
    private static final String BODY = unfinished("/api/v1/auth/login", "application/json");

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String song;

    @BeforeAll
    static void start() throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        Files.write(music.resolve("long.wav"), Sounds.wav(LARGE));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("http.slow-requests", "3s", "http.stalled-answers", "3s", "analysis.enabled", "false"));
        song = server.rest("search3?query=", Target.ADMIN)
                .path("searchResult3")
                .path("song")
                .path(0)
                .path("id")
                .asText();
        assertThat(song).isNotEmpty();
    }

    /// The head of a request that promises more than is sent.
    private static String unfinished(String path, String type) {
        return String.join("\r\n", "POST " + path + " HTTP/1.1", "Host: localhost", "Content-Type: " + type,
                "Content-Length: 50000", "", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoNeverEndsAHeadLosesTheConnection() throws Exception {
        requireCut("GET /rest/ping HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "a");
        requireCut("GET /rest/ping?x=", "a");
        requireCut("G", "");
    }

    @Test
    void whoNeverEndsABodyLosesTheConnection() throws Exception {
        requireCut(FORM, "a");
        requireCut(BODY, " ");
        requireCut(BODY + "{", "");
    }

    @Test
    void whoTakesNothingOfAnAnswerLosesTheConnection() throws Exception {
        String request = "GET /rest/stream?id=%s&format=raw&v=1.16.1&c=slow&%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(song, Target.ADMIN);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(8_192);
            socket.connect(new InetSocketAddress("127.0.0.1", port()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (server.inFlight() > 1 && System.nanoTime() < deadline) {
                requireAnswers();
            }
            assertThat(server.inFlight()).as("requests that are being answered, this one among them").isEqualTo(1);
            assertThat(rest(socket)).isLessThan(LARGE);
        }
    }

    @Test
    void whoTakesAnAnswerGetsAllOfIt() throws Exception {
        String request = "GET /rest/stream?id=%s&format=raw&v=1.16.1&c=slow&%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .formatted(song, Target.ADMIN);
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().skip(LARGE)).isEqualTo(LARGE);
        }
    }

    /// Sends a beginning from many connections, and then one more piece to each again and again.
    private static void requireCut(String beginning, String more) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                Socket socket = new Socket("127.0.0.1", port());
                slow.add(socket);
                socket.setSoTimeout(1);
                socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            }
            requireAnswers();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            List<Socket> left = new ArrayList<>(slow);
            while (!left.isEmpty() && System.nanoTime() < deadline) {
                left.removeIf(socket -> isCut(socket, more));
                requireAnswers();
            }
            assertThat(left).as("clients that are still waited for").isEmpty();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isCut(Socket socket, String more) {
        try {
            socket.getOutputStream().write(more.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static void requireAnswers() throws Exception {
        assertThat(server.rest("ping", Target.ADMIN).path("status").asText()).isEqualTo("ok");
    }

    private static long rest(Socket socket) {
        long count = 0;
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count += read;
            }
        } catch (IOException _) {
            // It was cut.
        }
        return count;
    }

    private static int port() {
        return URI.create(server.url()).getPort();
    }
}
