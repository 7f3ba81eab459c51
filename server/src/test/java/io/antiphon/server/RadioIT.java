package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Radio through a whole server, from a station on this machine that the operator allows.
class RadioIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final int INTERVAL = 20_000;

    @TempDir
    private Path directory;
    private TestServer server;
    private HttpServer station;
    private String bearer;
    private String id;

    @BeforeEach
    void start() throws Exception {
        station = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        station.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
            exchange.getResponseHeaders().set("icy-name", "Test FM");
            exchange.getResponseHeaders().set("icy-metaint", Integer.toString(INTERVAL));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(broadcast());
            exchange.close();
        });
        station.start();
        Path music = Files.createDirectory(directory.resolve("music"));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("web.allowed-addresses", "127.0.0.1"));
        String login = "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD);
        bearer = "Bearer "
                + TestServer.json(server.send("POST", "/api/v1/auth/login", login)).path("accessToken").asText();
        server.rest("createInternetRadioStation?name=Test&streamUrl=http://127.0.0.1:%d/live"
                .formatted(station.getAddress().getPort()), ADMIN);
        id = server.rest("getInternetRadioStations", ADMIN)
                .path("internetRadioStations")
                .path("internetRadioStation")
                .get(0)
                .path("id")
                .asText();
    }

    @AfterEach
    void stop() {
        server.close();
        station.stop(0);
    }

    @Test
    void whatAStationPlaysIsTold() throws Exception {
        JsonNode onAir = TestServer.json(get("now-playing"));
        assertThat(onAir.path("title").asText()).isEqualTo("Ann - Söng");
        assertThat(onAir.path("stationName").asText()).isEqualTo("Test FM");
        assertThat(onAir.has("problem")).isFalse();
        assertThat(server.get("/api/v1/radio/%s/now-playing".formatted(id)).statusCode()).isEqualTo(401);
        assertThat(server.get("/api/v1/radio/none/now-playing", "Authorization", bearer).statusCode()).isEqualTo(404);
    }

    @Test
    void theSoundIsPassedOnAloneOrWithTitlesForThoseWhoAsk() throws Exception {
        HttpResponse<String> alone = get("stream");
        assertThat(alone.headers().firstValue("Content-Type")).contains("audio/mpeg");
        assertThat(alone.headers().firstValue("icy-metaint")).isEmpty();
        assertThat(alone.body()).isEqualTo("x".repeat(3 * INTERVAL));

        HttpResponse<String> titled = server.get("/api/v1/radio/%s/stream".formatted(id), "Authorization", bearer,
                "Icy-MetaData", "1");
        int interval = (int) titled.headers().firstValueAsLong("icy-metaint").orElseThrow();
        assertThat(interval).isPositive();
        assertThat(titled.body()).contains("StreamTitle='Ann - Söng';").startsWith("x".repeat(interval));
        assertThat(titled.body().chars().filter(c -> c == 'x').count()).isEqualTo(3L * INTERVAL);
    }

    @Test
    void aStationThatCannotBeHeardSaysWhy() throws Exception {
        station.stop(0);
        assertThat(TestServer.json(get("now-playing")).path("problem").asText()).contains("127.0.0.1");
        HttpResponse<String> sound = get("stream");
        assertThat(sound.statusCode()).isEqualTo(503);
        assertThat(sound.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private HttpResponse<String> get(String what) throws IOException, InterruptedException {
        return server.get("/api/v1/radio/%s/%s".formatted(id, what), "Authorization", bearer);
    }

    private static byte[] broadcast() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] sound = "x".repeat(INTERVAL).getBytes(StandardCharsets.UTF_8);
        byte[] title = "StreamTitle='Ann - Söng';".getBytes(StandardCharsets.UTF_8);
        int units = (title.length + 15) / 16;
        out.write(sound);
        out.write(units);
        out.write(title);
        out.write(new byte[units * 16 - title.length]);
        out.write(sound);
        out.write(0);
        out.write(sound);
        return out.toByteArray();
    }
}
