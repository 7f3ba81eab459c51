package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who ends a connection, and when (RFC 9112, section 9.6).
@Timeout(180)
class ConnectionEndIT {

    @TempDir
    private static Path directory;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(directory.resolve("data"), List.of(), Map.of("http.max-body", "100000"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close", "connection: Close", "Connection: TE, close"})
    void whoWantsItToEndGetsTheWholeAnswerAndThenTheEnd(String header) throws IOException {
        String answer = untilTheEnd("GET /healthz HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nok\n");
    }

    @Test
    void itEndsWithTheRequestThatSaysSo() throws IOException {
        String one = "GET /healthz HTTP/1.1\r\nHost: x\r\n";
        String answers = untilTheEnd(one + "\r\n" + one + "Connection: close\r\n\r\n");
        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
    }

    /// What is closed with something unread in it is reset, and the answer lost.
    @Test
    void whoSendsTooMuchGetsTheAnswerAndThenTheEnd() throws IOException {
        String answer = untilTheEnd("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 150000\r\n\r\n"
                + "x".repeat(150_000));
        assertThat(answer).startsWith("HTTP/1.1 413").endsWith("Too Large\n");
    }

    /// Waits for the server to close.
    private static String untilTheEnd(String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
