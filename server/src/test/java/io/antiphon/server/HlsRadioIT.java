package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stations that send pieces as ffmpeg makes them, passed on by a whole server, and what arrives as ffprobe hears it.
class HlsRadioIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path directory;
    private HttpServer station;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        Path site = Files.createDirectory(directory.resolve("site"));
        station = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        station.createContext("/", exchange -> {
            Path file = site.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] body = Files.readAllBytes(file);
            exchange.getResponseHeaders()
                    .set("Content-Type",
                            file.toString().endsWith(".m3u8") ? "application/vnd.apple.mpegurl"
                                    : "application/octet-stream");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        station.start();
        Path music = Files.createDirectory(directory.resolve("music"));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("web.allowed-addresses", "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        server.close();
        station.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"mpegts, aac, audio/aac, aac", "mpegts, libmp3lame, audio/mpeg, mp3", "fmp4, aac, audio/mp4, aac"})
    void thePiecesArriveAsOneSoundWithoutADefect(String kind, String encoder, String contentType, String codec)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i",
                "sine=frequency=440:duration=9.5", "-c:a", encoder, "-b:a", "64k", "-f", "hls", "-hls_time", "2",
                "-hls_playlist_type", "vod", "-hls_segment_type", kind));
        command.add(directory.resolve("site/live.m3u8").toString());
        assertThat(run(command)).isEmpty();
        String id = station();
        HttpResponse<Path> answer = listen(id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(contentType);
        assertThat(run(List.of("ffmpeg", "-v", "error", "-i", answer.body().toString(), "-f", "null", "-"))).isEmpty();
        String heard = run(List.of("ffprobe", "-v", "error", "-count_packets", "-show_entries",
                "stream=codec_name,sample_rate,nb_read_packets", "-of", "csv=p=0", answer.body().toString()));
        String[] parts = heard.strip().split(",");
        assertThat(parts[0]).isEqualTo(codec);
        double samples = codec.equals("mp3") ? 1152 : 1024;
        assertThat(Integer.parseInt(parts[2]) * samples / Integer.parseInt(parts[1])).isBetween(9.4, 9.8);
    }

    private String station() throws Exception {
        server.rest("createInternetRadioStation?name=Test&streamUrl=http://127.0.0.1:%d/live.m3u8"
                .formatted(station.getAddress().getPort()), ADMIN);
        return server.rest("getInternetRadioStations", ADMIN)
                .at("/internetRadioStations/internetRadioStation/0/id")
                .asText();
    }

    private HttpResponse<Path> listen(String id) throws Exception {
        String login = "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD);
        String token = TestServer.json(server.send("POST", "/api/v1/auth/login", login)).path("accessToken").asText();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/radio/" + id + "/stream"))
                    .header("Authorization", "Bearer " + token)
                    .build(), BodyHandlers.ofFile(directory.resolve("heard")));
        }
    }

    /// What a program says, errors included.
    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
