package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The native API's sound, over the listener that players reach.
class TrackMediaIT {

    @TempDir
    static Path directory;

    private static TestServer server;
    private static HttpClient client;
    private static String key;
    private static byte[] flac;
    private static String flacId;

    @BeforeAll
    static void start() throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        ffmpeg("-f", "lavfi", "-i", "anoisesrc=a=0.5:d=9:c=white:r=192000", "-ac", "2", "-sample_fmt", "s32",
                "-metadata", "title=High", music.resolve("high.flac").toString());
        ffmpeg("-f", "lavfi", "-i", "sine=d=3:r=44100", "-c:a", "pcm_s32le", "-metadata", "title=Wide",
                music.resolve("wide.wav").toString());
        Files.write(music.resolve("one.dsf"), dsf());
        ffmpeg("-f", "lavfi", "-i", "sine=d=3:r=44100", "-metadata", "title=Lossy",
                music.resolve("lossy.mp3").toString());
        flac = Files.readAllBytes(music.resolve("high.flac"));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()));
        client = HttpClient.newHttpClient();
        HttpResponse<String> login = server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD));
        key = TestServer.json(server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"test\"}", "Authorization",
                "Bearer " + TestServer.json(login).path("accessToken").asText())).path("key").asText();
        flacId = idOf("High");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void aFileIsSentAsItIsWithWhatItsSoundIsLike() throws Exception {
        HttpResponse<byte[]> answer = stream("GET", flacId);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(flac);
        assertThat(header(answer, "Content-Type")).isEqualTo("audio/flac");
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(flac.length));
        assertThat(header(answer, "Cache-Control")).isEqualTo("private");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "X-Bit-Depth")).isEqualTo("24");
        assertThat(header(answer, "X-Sample-Rate")).isEqualTo("192000");
        assertThat(header(answer, "X-Channels")).isEqualTo("2");
        HttpResponse<byte[]> head = stream("HEAD", flacId);
        assertThat(head.body()).isEmpty();
        assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(flac.length));
        assertThat(header(head, "ETag")).isEqualTo(header(answer, "ETag"));
    }

    @Test
    void otherKindsSayWhatTheyAre() throws Exception {
        HttpResponse<byte[]> wide = stream("HEAD", idOf("Wide"));
        assertThat(header(wide, "X-Bit-Depth")).isEqualTo("32");
        assertThat(header(wide, "Content-Type")).isIn("audio/wav", "audio/x-wav");
        HttpResponse<byte[]> dsd = stream("HEAD", idOf("one"));
        assertThat(header(dsd, "X-Bit-Depth")).isEqualTo("1");
        assertThat(header(dsd, "X-Sample-Rate")).isEqualTo("2822400");
        assertThat(header(dsd, "Content-Type")).isIn("audio/dsf", "audio/x-dsf", "audio/dsd");
        assertThat(stream("HEAD", idOf("Lossy")).headers().firstValue("X-Bit-Depth")).isEmpty();
    }

    @Test
    void partsSmallAndLargeAreSentAsAsked() throws Exception {
        for (String range : List.of("0-0", "0-65535", "65530-65600", "1-1000000", "100000-", "-70000")) {
            HttpResponse<byte[]> part = stream("GET", flacId, "Range", "bytes=" + range);
            assertThat(part.statusCode()).as(range).isEqualTo(206);
            String[] told = header(part, "Content-Range").replace("bytes ", "").split("[-/]");
            assertThat(part.body()).as(range)
                    .isEqualTo(Arrays.copyOfRange(flac, Integer.parseInt(told[0]), Integer.parseInt(told[1]) + 1));
            assertThat(told[2]).isEqualTo(Integer.toString(flac.length));
        }
        assertThat(stream("GET", flacId, "Range", "bytes=0-9,5-19").body()).isEqualTo(Arrays.copyOf(flac, 20));
        assertThat(stream("GET", flacId, "Range", "bytes=0-9,100-").statusCode()).isEqualTo(200);
        HttpResponse<byte[]> beyond = stream("GET", flacId, "Range", "bytes=" + flac.length + "-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */" + flac.length);
    }

    @Test
    void anIdOfTheSubsonicApiIsTakenToo() throws Exception {
        for (String what : List.of("stream", "seek-table", "hls.m3u8")) {
            assertThat(server.get("/api/v1/tracks/tr-" + flacId + "/" + what, "X-API-Key", key).statusCode()).as(what)
                    .isEqualTo(200);
        }
    }

    @Test
    void conditionsAreObeyed() throws Exception {
        HttpResponse<byte[]> head = stream("HEAD", flacId);
        String etag = header(head, "ETag");
        assertThat(stream("GET", flacId, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(stream("GET", flacId, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
        assertThat(stream("GET", flacId, "Range", "bytes=0-9", "If-Range", etag).statusCode()).isEqualTo(206);
        assertThat(stream("GET", flacId, "Range", "bytes=0-9", "If-Range", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(stream("GET", flacId, "Range", "bytes=0-9", "If-Range", header(head, "Last-Modified")).statusCode())
                .isEqualTo(206);
    }

    @Test
    void manyRequestsFollowEachOtherOnOneConnection() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 3; i++) {
                out.write(
                        "GET /api/v1/tracks/%s/stream HTTP/1.1\r\nHost: x\r\nX-API-Key: %s\r\nRange: bytes=%d-%d\r\n\r\n"
                                .formatted(flacId, key, i, i + 300_000)
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 3; i++) {
                assertThat(body(socket.getInputStream())).isEqualTo(Arrays.copyOfRange(flac, i, i + 300_001));
            }
        }
    }

    @Test
    void whoLeavesInTheMiddleLeavesNothingBehind() throws Exception {
        for (int i = 0; i < 50; i++) {
            try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
                socket.setReceiveBufferSize(4096);
                socket.getOutputStream()
                        .write("GET /api/v1/tracks/%s/stream HTTP/1.1\r\nHost: x\r\nX-API-Key: %s\r\n\r\n"
                                .formatted(flacId, key)
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(1000)).hasSize(1000);
            }
        }
        assertThat(stream("GET", flacId).body()).isEqualTo(flac);
        Path open = Path.of("/proc/self/fd");
        if (Files.isDirectory(open)) {
            long deadline = System.nanoTime() + 60_000_000_000L;
            while (openFiles(open, "high.flac") > 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(openFiles(open, "high.flac")).isZero();
        }
    }

    @Test
    void soundIsForThoseWhoMayHearIt() throws Exception {
        assertThat(server.get("/api/v1/tracks/" + flacId + "/stream").statusCode()).isEqualTo(401);
        assertThat(server.get("/api/v1/tracks/" + flacId + "/stream", "X-API-Key", "wrong").statusCode())
                .isEqualTo(401);
        HttpResponse<byte[]> missing = stream("GET", "nothing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(header(missing, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(missing, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aSeekTableSaysWhereDecodingCanBegin() throws Exception {
        HttpResponse<String> answer = server.get("/api/v1/tracks/" + flacId + "/seek-table", "X-API-Key", key);
        JsonNode table = TestServer.json(answer);
        assertThat(table.path("samplingRate").asInt()).isEqualTo(192_000);
        assertThat(table.path("sampleCount").asLong()).isEqualTo(9 * 192_000);
        assertThat(table.path("samples")).hasSizeBetween(8, 10).hasSameSizeAs(table.path("offsets"));
        int offset = table.path("offsets").get(5).asInt();
        assertThat(flac[offset] & 0xff).isEqualTo(0xff);
        assertThat(flac[offset + 1] & 0xfc).isEqualTo(0xf8);
        String etag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(server.get("/api/v1/tracks/" + flacId + "/seek-table", "X-API-Key", key, "If-None-Match", etag)
                .statusCode()).isEqualTo(304);
        assertThat(server.get("/api/v1/tracks/" + idOf("Lossy") + "/seek-table", "X-API-Key", key).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theLadderLeadsToPiecesWithoutCredentials() throws Exception {
        URI master = URI.create(server.url() + "/api/v1/tracks/" + flacId + "/hls.m3u8");
        String ladder = text(master, key);
        assertThat(ladder).contains("CODECS=\"mp4a.40.2\"", "CODECS=\"fLaC\"", "#EXT-X-INDEPENDENT-SEGMENTS")
                .doesNotContain(key);
        for (String address : addresses(ladder)) {
            URI playlist = master.resolve(address);
            String pieces = text(playlist, null);
            assertThat(pieces).contains("#EXT-X-MAP:URI=\"init.mp4\"", "#EXT-X-TARGETDURATION:6");
            assertThat(addresses(pieces)).containsExactly("0.m4s", "1.m4s");
            assertThat(text(playlist.resolve("init.mp4"), null).substring(4)).startsWith("ftyp");
            assertThat(text(playlist.resolve("1.m4s"), null).substring(4)).startsWith("moof");
        }
        URI playlist = master.resolve(addresses(ladder).getFirst());
        assertThat(status(playlist.resolve("2.m4s"))).isEqualTo(404);
        assertThat(status(playlist.resolve("x.m4s"))).isEqualTo(404);
        assertThat(status(URI.create(server.url() + "/api/v1/hls/forged/playlist.m3u8"))).isEqualTo(403);
        assertThat(status(master)).isEqualTo(401);
    }

    @Test
    void piecesAreMadeOnceAndSentInRangesWhenTheyAreKept() throws Exception {
        URI master = URI.create(server.url() + "/api/v1/tracks/" + flacId + "/hls.m3u8");
        for (String address : addresses(text(master, key))) {
            URI playlist = master.resolve(address);
            for (String name : List.of("init.mp4", "0.m4s")) {
                String made = text(playlist.resolve(name), null);
                HttpResponse<String> kept = keptPart(playlist.resolve(name));
                assertThat(kept.body()).as(name).isEqualTo(made.substring(4, 8));
                assertThat(header(kept, "Content-Range")).isEqualTo("bytes 4-7/" + made.length());
                assertThat(header(kept, "ETag")).isNotEmpty();
            }
        }
    }

    /// What was made is put away after the last byte.
    private static HttpResponse<String> keptPart(URI address) throws Exception {
        while (server.library().mediaCache().makingCount() > 0) {
            Thread.onSpinWait();
        }
        HttpResponse<String> part = client.send(
                HttpRequest.newBuilder(address).header("Range", "bytes=4-7").build(),
                BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        assertThat(part.statusCode()).isEqualTo(206);
        return part;
    }

    private static List<String> addresses(String playlist) {
        return playlist.lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String text(URI address, @Nullable String apiKey) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (apiKey != null) {
            request.header("X-API-Key", apiKey);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static int status(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode();
    }

    private static HttpResponse<byte[]> stream(String method, String id, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(server.url() + "/api/v1/tracks/" + id + "/stream"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("X-API-Key", key);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String idOf(String title) throws Exception {
        JsonNode song = server.rest("search3?query=" + title + "&songCount=1", "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("searchResult3")
                .path("song")
                .path(0);
        return song.path("id").asText().substring("tr-".length());
    }

    private static byte[] body(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 206");
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return in.readNBytes(Integer.parseInt(length));
    }

    private static long openFiles(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                try {
                    return Files.readSymbolicLink(file).endsWith(name);
                } catch (IOException _) {
                    return false;
                }
            }).count();
        }
    }

    /// A second of silence as DSD64 (Sony's DSF specification 1.01).
    private static byte[] dsf() {
        ByteBuffer file = ByteBuffer.allocate(28 + 52 + 12 + 87 * 4096)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put("DSD ".getBytes(StandardCharsets.US_ASCII)).putLong(28).putLong(file.capacity()).putLong(0);
        file.put("fmt ".getBytes(StandardCharsets.US_ASCII)).putLong(52).putInt(1).putInt(0).putInt(1).putInt(1);
        file.putInt(2_822_400).putInt(1).putLong(2_822_400).putInt(4096).putInt(0);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putLong(12 + 87 * 4096);
        while (file.hasRemaining()) {
            file.put((byte) 0x69);
        }
        return file.array();
    }

    private static void ffmpeg(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("ffmpeg", "-v", "error", "-y", "-nostdin");
        builder.command().addAll(List.of(arguments));
        assertThat(builder.inheritIO().start().waitFor()).isZero();
    }
}
