package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.subsonic.endpoint.Answer;
import io.antiphon.subsonic.endpoint.Chapter;
import io.antiphon.subsonic.endpoint.Endpoint;
import io.antiphon.subsonic.endpoint.Endpoints;
import io.antiphon.subsonic.response.Genre;
import io.antiphon.subsonic.response.Genres;
import io.antiphon.subsonic.wire.Dispatcher;
import io.antiphon.subsonic.wire.WireSettings;
import io.antiphon.testing.memory.SampleLibrary;
import io.helidon.webserver.WebServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The transport: formats, sign-in, errors, methods, limits.
class SubsonicApiIT {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path files;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer(files, 64 * 1024);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyAnswerIsInAnEnvelopeThatSaysWhoAnswers() {
        HttpResponse<String> xml = server.get("ping.view?" + TestServer.as("anna"));
        assertThat(xml.statusCode()).isEqualTo(200);
        assertThat(xml.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        assertThat(xml.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(xml.body()).contains(
                "<subsonic-response xmlns=\"http://subsonic.org/restapi\" status=\"ok\" version=\"1.16.1\" type=\"antiphon\"")
                .contains("openSubsonic=\"true\"");
        HttpResponse<String> json = server.get("ping?f=json&" + TestServer.as("anna"));
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(json.body()).startsWith("{\"subsonic-response\":{\"status\":\"ok\",\"version\":\"1.16.1\"");
        HttpResponse<String> jsonp = server.get("ping?f=jsonp&callback=cb.x&" + TestServer.as("anna"));
        assertThat(jsonp.headers().firstValue("Content-Type")).hasValue("application/javascript; charset=utf-8");
        assertThat(jsonp.body()).startsWith("cb.x({").endsWith("});");
    }

    @Test
    void aCallbackThatCouldBeCodeIsRefused() {
        assertThat(server.get("ping?f=jsonp&callback=alert(1)//&" + TestServer.as("anna")).body()).startsWith("{")
                .contains("\"code\":0")
                .contains("callback");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"v=1.16.1&c=t|10|'u'", "u=anna&v=1.16.1&c=t|10|'p'", "u=anna&t=x&v=1.16.1&c=t|10|'s'",
                    "u=anna&s=x&v=1.16.1&c=t|10|'t'",
                    "u=anna&p=x&c=t|10|'v'", "u=anna&p=x&v=1.16.1|10|'c'", "u=anna&p=x&v=1.16.1&c=t|40|Wrong",
                    "u=nobody&p=x&v=1.16.1&c=t|40|Wrong",
                    "u=anna&p=x&v=2.0.0&c=t|30|upgrade", "u=anna&p=x&v=1.17.0&c=t|30|upgrade",
                    "u=anna&p=x&v=0.9.0&c=t|20|upgrade",
                    "u=anna&p=x&t=y&s=z&v=1.16.1&c=t|43|Several", "u=anna&apiKey=k&v=1.16.1&c=t|43|Several",
                    "apiKey=k&p=x&v=1.16.1&c=t|43|Several",
                    "apiKey=wrong&v=1.16.1&c=t|44|API key", "u=anna&p=enc:zz&v=1.16.1&c=t|40|Wrong"})
    void whoCannotSignInIsToldWhy(String query, int code, String message) throws IOException {
        JsonNode error = error(server.get("ping?f=json&" + query).body());
        assertThat(error.get("code").asInt()).isEqualTo(code);
        assertThat(error.get("message").asText()).contains(message);
    }

    @Test
    void everySchemeSignsIn() throws Exception {
        String salt = "abcdef";
        byte[] digest = MessageDigest.getInstance("MD5")
                .digest((SampleLibrary.PASSWORD + salt).getBytes(StandardCharsets.UTF_8));
        String token = HexFormat.of().formatHex(digest);
        String hex = HexFormat.of().formatHex(SampleLibrary.PASSWORD.getBytes(StandardCharsets.UTF_8));
        assertThat(server.get("ping?f=json&v=1.2.0&c=t&u=anna&t=" + token + "&s=" + salt).body()).contains("\"ok\"");
        assertThat(server.get("ping?f=json&v=1.2.0&c=t&u=anna&p=&t=" + token + "&s=" + salt).body())
                .contains("\"ok\"");
        assertThat(server.get("ping?f=json&v=1.16.1&c=t&u=ANNA&p=enc:" + hex).body()).contains("\"ok\"");
        assertThat(server.get("tokenInfo?f=json&v=1.16.1&c=t&apiKey=" + SampleLibrary.API_KEY).body())
                .contains("\"tokenInfo\":{\"username\":\"anna\"}");
        assertThat(server
                .get("ping?f=json&" + TestServer.as("anna"), "Authorization", "Basic eDp5", "Cookie", "JSESSIONID=1")
                .body()).contains("\"ok\"");
    }

    @Test
    void extensionsAreToldWithoutSigningIn() throws IOException {
        JsonNode extensions = JSON.readTree(server.get("getOpenSubsonicExtensions?f=json").body())
                .at("/subsonic-response/openSubsonicExtensions");
        assertThat(extensions.findValuesAsText("name")).containsExactlyInAnyOrder("apiKeyAuthentication", "formPost",
                "getPodcastEpisode", "indexBasedQueue", "playbackReport",
                "songLyrics", "sonicSimilarity", "topSongsByArtistId", "transcodeOffset", "transcoding");
        assertThat(server.get("getOpenSubsonicExtensions.view").body())
                .contains(
                        "<openSubsonicExtensions name=\"songLyrics\"><versions>1</versions><versions>2</versions></openSubsonicExtensions>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getNothing", "getNothing.view", "", "ping/more", "..%2f..%2fetc", "Ping"})
    void anUnknownEndpointIsAnErrorInAnEnvelope(String path) throws IOException {
        HttpResponse<String> answer = server.get(path + "?f=json&" + TestServer.as("anna"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(error(answer.body()).get("code").asInt()).isZero();
    }

    @Test
    void anotherMethodIsAnErrorInAnEnvelope() throws IOException {
        HttpResponse<byte[]> answer = server.bytes("DELETE", "ping?f=json&" + TestServer.as("anna"));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(error(new String(answer.body(), StandardCharsets.UTF_8)).get("message").asText()).contains("DELETE");
    }

    @Test
    void aFormMayHoldParametersInPartOrWhole() {
        assertThat(server.post("ping.view", "f=json&" + TestServer.as("anna")).body()).contains("\"ok\"");
        assertThat(
                server.post("getSong?f=json&" + TestServer.as("anna"), "id=tr-" + SampleLibrary.OPENING.value()).body())
                .contains("\"song\":{");
        String ids = "id=tr-" + SampleLibrary.OPENING.value();
        String many = String.join("&", Collections.nCopies(2000, ids));
        assertThat(server.post("savePlayQueue?f=json&" + TestServer.as("anna"), many + "&current=" + ids.substring(3))
                .body()).contains("\"ok\"");
        assertThat(server.json("getPlayQueue", "").split("\"isDir\"")).hasSize(2001);
    }

    @Test
    void aFormTooLargeIsRefused() throws IOException {
        assertThat(error(server.post("ping?f=json&" + TestServer.as("anna"), "x=" + "y".repeat(70_000)).body())
                .get("message")
                .asText()).contains("larger than 65536");
    }

    @Test
    void headersComeWithoutABodyForHead() {
        HttpResponse<byte[]> answer = server.bytes("HEAD", "ping?" + TestServer.as("anna"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void browsersOfAnyOriginMayAsk() {
        HttpResponse<byte[]> answer = server.bytes("OPTIONS", "stream", "Origin", "https://player.example",
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "range");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).hasValue("range");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow()).contains("POST");
        assertThat(server.get("ping").headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Content-Range");
    }

    @Test
    void anAnswerWorthItIsCompressed() throws IOException {
        HttpResponse<byte[]> answer = server.bytes("GET", "search3?f=json&" + TestServer.as("anna"), "Accept-Encoding",
                "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).startsWith("{").endsWith("}}").contains("searchResult3");
        assertThat(server.bytes("GET", "ping?" + TestServer.as("anna"), "Accept-Encoding", "gzip")
                .headers()
                .firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void dsubGetsNothingItTripsOver() {
        String plain = server.get("search3?" + TestServer.as("anna").replace("c=test", "c=DSub")).body();
        assertThat(plain).contains("<song ")
                .doesNotContain("<contributors")
                .doesNotContain("<artists ")
                .doesNotContain("mediaType=");
        assertThat(server.xml("search3", "")).contains("<contributors").contains("mediaType=");
    }

    /// Whatever the registry holds answers in both formats without failing inside.
    @Test
    void everyEndpointAnswersInBothFormats() {
        for (Endpoint<?> endpoint : Endpoints.all(server.ports)) {
            if (!(endpoint.answer() instanceof Answer.Bytes)) {
                assertThat(server.json(endpoint.name(), "")).as(endpoint.name())
                        .startsWith("{\"subsonic-response\"")
                        .doesNotContain("its log says why");
                assertThat(server.xml(endpoint.name(), "")).as(endpoint.name())
                        .startsWith("<?xml")
                        .endsWith(">")
                        .doesNotContain("its log says why");
            }
        }
    }

    @Test
    void anAnswerThatBreaksOffLateNeverLooksComplete() {
        Endpoint<?> late = Endpoint.named(Chapter.SYSTEM, "late", "1.0.0")
                .answers("genres", Genres.class, caller -> new Genres(breakingAfter(20_000)));
        Endpoint<?> early = Endpoint.named(Chapter.SYSTEM, "early", "1.0.0")
                .answers("genres", Genres.class, caller -> new Genres(breakingAfter(3)));
        Dispatcher dispatcher = new Dispatcher(List.of(late, early),
                new WireSettings(server.ports.authenticator(), server.ports.musicFolders(), "1", 1000, Set.of(), null));
        WebServer broken = TestServer.serve(dispatcher);
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> get(client, broken.port(), "late")).isInstanceOf(IOException.class);
            assertThat(get(client, broken.port(), "early").body()).contains("status=\"failed\"")
                    .doesNotContain("<genre");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            broken.stop();
        }
    }

    private static HttpResponse<String> get(HttpClient client, int port, String name)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest
                        .newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/rest/" + name + "?" + TestServer.as("anna")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Iterable<Genre> breakingAfter(int rows) {
        Stream<Genre> good = IntStream.range(0, rows).mapToObj(i -> new Genre("genre " + i, i, i));
        Stream<Genre> bad = Stream.generate(() -> {
            throw new IllegalStateException("the database went away");
        });
        Iterator<Genre> all = Stream.concat(good, bad).iterator();
        return () -> all;
    }

    private static JsonNode error(String body) throws IOException {
        JsonNode response = JSON.readTree(body).get("subsonic-response");
        assertThat(response.get("status").asText()).isEqualTo("failed");
        assertThat(response.get("version").asText()).isEqualTo("1.16.1");
        return response.get("error");
    }
}
