package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.tls.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered over HTTP/1.1 is answered over HTTP/2 in the same way, whatever clients do with its streams.
class Http2IT {

    private static final String CREDENTIALS = "u=admin&p=enc:"
            + HexFormat.of().formatHex(TestServer.APP_PASSWORD.getBytes(StandardCharsets.UTF_8))
            + "&v=1.16.1&c=test";
    private static final int LARGE = 40_000_000;
    private static final int HEADER = 44;

    @TempDir
    private static Path directory;

    private static byte[] sound = new byte[0];
    private static TestServer server;
    private static TestCertificate certificate;
    private static HttpClient http1;
    private static HttpClient http2;
    private static String song;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.good();
        Path chain = directory.resolve("fullchain.pem");
        Path key = directory.resolve("privkey.pem");
        certificate.write(chain, key);
        Path music = Files.createDirectory(directory.resolve("music"));
        sound = wav();
        Files.write(music.resolve("long.wav"), sound);
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("tls.certificate", chain.toString(), "tls.key", key.toString(), "analysis.enabled", "false"));
        http1 = client(HttpClient.Version.HTTP_1_1);
        http2 = client(HttpClient.Version.HTTP_2);
        song = server.rest("search3?query=", "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("searchResult3")
                .path("song")
                .path(0)
                .path("id")
                .asText();
        assertThat(song).isNotEmpty();
    }

    @AfterAll
    static void stop() {
        http1.close();
        http2.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ping", "getLicense", "getMusicFolders", "getIndexes", "getArtists", "getAlbumList2?type=newest",
                    "getGenres", "search3?query=long", "getStarred2", "getPlaylists", "getPodcasts", "getScanStatus",
                    "getUser?username=admin",
                    "getNowPlaying", "getOpenSubsonicExtensions", "getSong", "noSuchEndpoint"})
    void answersAreTheSame(String question) throws Exception {
        for (String format : List.of("xml", "json")) {
            String path = rest(question, "&f=" + format);
            HttpResponse<String> one = http1.send(get(path), BodyHandlers.ofString());
            HttpResponse<String> two = http2.send(get(path), BodyHandlers.ofString());
            assertThat(two.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(two.statusCode()).isEqualTo(one.statusCode());
            assertThat(two.body()).isEqualTo(one.body());
            assertThat(two.headers().firstValue("content-type")).isEqualTo(one.headers().firstValue("content-type"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=0-0", "bytes=100-70000", "bytes=39000000-", "bytes=-1", "bytes=99999999-",
            "bytes=5-2"})
    void filesAndTheirPartsAreTheSame(String range) throws Exception {
        for (String method : List.of("GET", "HEAD")) {
            HttpRequest.Builder request = request(rest("download?id=" + song, "")).method(method,
                    BodyPublishers.noBody());
            if (!range.isEmpty()) {
                request.header("Range", range);
            }
            HttpResponse<byte[]> one = http1.send(request.build(), BodyHandlers.ofByteArray());
            HttpResponse<byte[]> two = http2.send(request.build(), BodyHandlers.ofByteArray());
            assertThat(two.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(two.statusCode()).isEqualTo(one.statusCode());
            assertThat(Arrays.equals(two.body(), one.body())).as("the same bytes").isTrue();
            for (String header : List.of("content-range", "content-length", "accept-ranges", "etag",
                    "content-disposition")) {
                assertThat(two.headers().firstValue(header)).as(header).isEqualTo(one.headers().firstValue(header));
            }
        }
    }

    @Test
    void formsAndBodiesAreTaken() throws Exception {
        HttpRequest form = request("/rest/ping").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(CREDENTIALS + "&f=json"))
                .build();
        assertThat(http2.send(form, BodyHandlers.ofString()).body()).contains("\"status\":\"ok\"");
        HttpRequest login = request("/api/v1/auth/login").header("Content-Type", "application/json")
                .POST(BodyPublishers
                        .ofString("{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .build();
        assertThat(http2.send(login, BodyHandlers.ofString()).body()).contains("accessToken");
    }

    @Test
    void tooLongAddressesHeadersAndBodiesAreRefusedAndOthersGoOn() throws Exception {
        String path = "/rest/ping?" + "x".repeat(200_000);
        assertRefused(get(path));
        assertRefused(request(rest("ping", "")).header("X-Long", "x".repeat(200_000)).build());
        HttpRequest body = request("/api/v1/auth/login").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[20_000_000]))
                .build();
        assertRefused(body);
        assertAnswers();
    }

    @Test
    void manyStreamsAtOnceAreAllAnswered() throws Exception {
        try (HttpClient one = client(HttpClient.Version.HTTP_2)) {
            one.send(get(rest("ping", "")), BodyHandlers.discarding());
            List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                HttpRequest part = request(rest("stream?id=" + song, "&format=raw"))
                        .header("Range", "bytes=%d-%d".formatted(i * 1000, i * 1000 + 299_999))
                        .build();
                answers.add(one.sendAsync(part, BodyHandlers.ofByteArray()));
                answers.add(one.sendAsync(get(rest("getArtists", "&f=json")), BodyHandlers.ofByteArray()));
            }
            for (int i = 0; i < answers.size(); i++) {
                HttpResponse<byte[]> answer = answers.get(i).get(2, TimeUnit.MINUTES);
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                if (i % 2 == 0) {
                    int first = i / 2 * 1000;
                    assertThat(Arrays.equals(answer.body(), Arrays.copyOfRange(sound, first, first + 300_000)))
                            .isTrue();
                } else {
                    assertThat(answer.statusCode()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void manyMoreRequestsThanStreamsOneAfterTheOther() throws Exception {
        for (int i = 0; i < 600; i++) {
            assertThat(http2.send(get(rest("ping", "")), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSlowListenerGetsAllAndHoldsNobodyUp() throws Exception {
        HttpResponse<InputStream> slow = http2.send(get(rest("download?id=" + song, "")), BodyHandlers.ofInputStream());
        try (InputStream in = slow.body()) {
            byte[] all = new byte[sound.length];
            int count = 0;
            while (count < all.length) {
                int read = in.read(all, count, Math.min(1_000_000, all.length - count));
                assertThat(read).isPositive();
                count += read;
                assertAnswers();
            }
            assertThat(in.read()).isNegative();
            assertThat(Arrays.equals(all, sound)).isTrue();
        }
    }

    @Test
    void whoLeavesInTheMiddleAgainAndAgainHoldsNobodyUp() throws Exception {
        try (HttpClient leaving = client(HttpClient.Version.HTTP_2)) {
            for (int i = 0; i < 40; i++) {
                HttpResponse<InputStream> answer = leaving.send(get(rest("download?id=" + song, "")),
                        BodyHandlers.ofInputStream());
                try (InputStream in = answer.body()) {
                    assertThat(in.readNBytes(HEADER)).hasSize(HEADER);
                }
                assertThat(leaving.send(get(rest("ping", "")), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            }
        }
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (server.inFlight() > 1 && System.nanoTime() < deadline) {
            assertAnswers();
        }
        assertThat(server.inFlight()).as("requests that are being answered, this one among them").isEqualTo(1);
    }

    private static void assertAnswers() throws Exception {
        assertThat(http2.send(get(rest("ping", "")), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /// Either by an answer or by ending the stream or the connection.
    private static void assertRefused(HttpRequest request) throws Exception {
        try {
            assertThat(http2.send(request, BodyHandlers.discarding()).statusCode()).isBetween(400, 499);
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    private static HttpRequest get(String path) {
        return request(path).build();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:%d%s".formatted(server.port(), path)));
    }

    private static String rest(String question, String more) {
        return "/rest/" + question + (question.indexOf('?') < 0 ? "?" : "&") + CREDENTIALS + more;
    }

    private static HttpClient client(HttpClient.Version version) throws Exception {
        return HttpClient.newBuilder().sslContext(certificate.trusting()).version(version).build();
    }

    /// Noise, mono, 16 bits, 44,100 Hz.
    private static byte[] wav() {
        ByteBuffer wav = ByteBuffer.allocate(HEADER + LARGE).order(ByteOrder.LITTLE_ENDIAN);
        byte[] noise = new byte[LARGE];
        new Random(1).nextBytes(noise);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + LARGE);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1)
                .putShort((short) 1)
                .putInt(44_100)
                .putInt(88_200)
                .putShort((short) 2)
                .putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(LARGE).put(noise);
        return wav.array();
    }
}
