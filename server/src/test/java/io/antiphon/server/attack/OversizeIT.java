package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests larger than anybody needs.
class OversizeIT {

    private static final int MUCH = 3_000_000;

    @TempDir
    static Path directory;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void aBodyLargerThanAllowedIsRefused() throws Exception {
        String form = "%s&v=1.16.1&c=x&f=json&x=%s".formatted(Target.ADMIN, "a".repeat(MUCH));
        assertThat(raw("POST /rest/ping", List.of("Content-Type: application/x-www-form-urlencoded"), form))
                .doesNotContain("\"status\":\"ok\"")
                .doesNotContain("HTTP/1.1 5");
        assertThat(raw("POST /api/v1/auth/login", List.of("Content-Type: application/json"),
                "{\"username\":\"" + "a".repeat(MUCH) + "\"}")).doesNotContain("HTTP/1.1 5")
                .doesNotContain("HTTP/1.1 200");
        requireAlive();
    }

    @Test
    void anAddressOrAHeaderLargerThanAllowedIsRefused() throws Exception {
        for (String answer : List.of(raw("GET /rest/ping?x=" + "a".repeat(MUCH), List.of(), ""),
                raw("GET /" + "a/".repeat(MUCH / 2), List.of(), ""),
                raw("GET /rest/ping", List.of("X-Large: " + "a".repeat(MUCH)), ""),
                raw("GET /rest/ping", List.of("X-Many: a\r\n".repeat(100_000) + "X-End: b"), ""),
                raw("GET /api/v1/users/me", List.of("Authorization: Bearer " + "a.".repeat(MUCH / 2)), ""))) {
            assertThat(answer).matches(text -> text.isEmpty() || text.startsWith("HTTP/1.1 4"), "refused or cut");
        }
        requireAlive();
    }

    @Test
    void moreParametersThanAnybodyNeedsAreRefusedOrAnswered() throws Exception {
        StringBuilder many = new StringBuilder(Target.ADMIN + "&v=1.16.1&c=x&f=json");
        for (int i = 0; i < 60_000; i++) {
            many.append("&a").append(i).append('=');
        }
        StringBuilder ids = new StringBuilder(Target.ADMIN + "&v=1.16.1&c=x&f=json");
        for (int i = 0; i < 60_000; i++) {
            ids.append("&id=x").append(i);
        }
        for (String endpoint : List.of("ping", "star", "unstar", "savePlayQueue", "createShare", "scrobble", "getSong",
                "jukeboxControl")) {
            for (String form : List.of(many.toString(), ids.toString())) {
                assertThat(Raw.head(target.server(),
                        "POST /rest/%s HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(endpoint, form.length(), form)))
                        .as(endpoint)
                        .doesNotContain("HTTP/1.1 5");
            }
        }
        requireAlive();
    }

    @Test
    void chunksWithoutEndAndLengthsThatLieAreRefused() throws Exception {
        String chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        for (String request : List.of(
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(40),
                "POST /rest/ping HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk.repeat(40),
                "POST /rest/ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
                "POST /rest/ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
                "POST /rest/ping HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /rest/ping HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /rest/ping HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello",
                "POST /rest/ping HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n")) {
            assertThat(Raw.head(target.server(), request)).as("%.120s", request)
                    .matches(text -> text.isEmpty() || text.startsWith("HTTP/1.1 4") || text.startsWith("HTTP/1.1 200"),
                            "refused, cut, or answered with an envelope");
        }
        requireAlive();
    }

    @Test
    void deepAndWideJsonIsRefusedOrAnswered() throws Exception {
        for (String body : List.of("[".repeat(60_000), "{\"a\":".repeat(10_000), "{\"username\":" + "9".repeat(60_000)
                + "}", "{\"username\":{\"a\":1}}", "null", "[]", "\u0000")) {
            assertThat(target.server().send("POST", "/api/v1/auth/login", body).statusCode()).as("%.20s", body)
                    .isEqualTo(400);
        }
        requireAlive();
    }

    private static void requireAlive() throws Exception {
        assertThat(target.code("ping", Target.ADMIN)).isEqualTo(-1);
    }

    /// The answer's beginning; empty when the connection is cut without one.
    private static String raw(String request, List<String> headers, String body) {
        try (Socket socket = new Socket("127.0.0.1", URI.create(target.server().url()).getPort())) {
            socket.setSoTimeout(20_000);
            StringBuilder head = new StringBuilder(request)
                    .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            head.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (IOException _) {
                // It stopped reading: what it said is read below.
            }
            return new String(socket.getInputStream().readNBytes(2000), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
