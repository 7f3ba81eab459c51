package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.media.ffmpeg.FfmpegTools;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What browsers are told about answers, whichever they are.
class BrowserSafetyIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD + "&v=1.16.1&c=test";
    private static final String PLAYER = "https://player.example.org";
    private static final String HOSTILE = "it's \"50%\"; x=\u202egpj.exe\u00fc";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static TestServer open;

    @BeforeAll
    static void start() throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        Path ffmpeg = FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow().ffmpeg();
        assertThat(new ProcessBuilder(ffmpeg.toString(), "-v", "error", "-f", "lavfi", "-i", "sine=duration=1",
                "-metadata", "title=Song", "-metadata", "album=Album", "-metadata", "artist=Artist",
                "file:" + music.resolve(HOSTILE + ".flac")).inheritIO().start().waitFor()).isZero();
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("http.max-body", "2KB"));
        open = TestServer.start(directory.resolve("other"), List.of(music.toString()),
                Map.of("api.origins", PLAYER + ", http://localhost:9180"));
    }

    @AfterAll
    static void stop() {
        server.close();
        open.close();
    }

    @Test
    void everyAnswerForbidsGuessingItsTypeAndRunningAnythingInIt() throws Exception {
        List<String> paths = List.of("/rest/ping?" + ADMIN, "/rest/ping?f=json&" + ADMIN,
                "/rest/ping?f=jsonp&callback=cb&" + ADMIN, "/rest/ping", "/rest/nothing?" + ADMIN, "/rest/",
                "/rest/stream?id=x&" + ADMIN, "/rest/getCoverArt?id=x&" + ADMIN, "/rest/stream?id=" + song() + "&"
                        + ADMIN,
                "/rest/getCoverArt?id=" + song() + "&" + ADMIN, "/rest/download?id=" + song() + "&" + ADMIN,
                "/api/v1/users/me", "/api/v1/nothing", "/api/v1/auth/login", "/api/v1/auth/methods", "/api/nothing",
                "/api/v1/auth/oidc/callback", "/healthz", "/readyz", "/metrics", "/", "/share/nothing",
                "/pair/k7qm-2x9f-0bhr-8vzc-p3td", "/pair/x", "/nothing", "/rest/%00", "/share/../rest/ping");
        for (String path : paths) {
            HttpResponse<String> answer = server.get(path, "Origin", "https://evil.example");
            requireSafe(path, answer);
        }
        requireSafe("options", server.send("OPTIONS", "/rest/ping", null));
        requireSafe("too large", server.send("POST", "/rest/ping", "x".repeat(5_000), "Content-Type",
                "application/x-www-form-urlencoded"));
        requireSafe("too large for /api", server.send("POST", "/api/v1/auth/login", "x".repeat(5_000)));
    }

    @Test
    void whatIsNoRequestIsAnsweredAsSafely() throws Exception {
        for (String request : List.of("GARBAGE\r\n\r\n", "GET /rest/ping?u=<script> HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n")) {
            assertThat(raw(request).toLowerCase(Locale.ROOT)).as(request)
                    .contains("x-content-type-options: nosniff")
                    .contains("content-type: text/plain")
                    .doesNotContain("<script");
        }
    }

    @Test
    void theSubsonicApiIsOpenToPagesOfEveryPlaceAlsoWithErrors() throws Exception {
        for (String path : List.of("/rest/ping?" + ADMIN, "/rest/ping", "/rest/nothing?" + ADMIN,
                "/rest/stream?id=x&" + ADMIN, "/rest/getCoverArt?id=x&" + ADMIN, "/rest/stream?id=" + song() + "&"
                        + ADMIN)) {
            HttpResponse<String> answer = server.get(path, "Origin", "https://evil.example");
            assertThat(answer.headers().allValues(ALLOW_ORIGIN)).as(path).containsExactly("*");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).as(path).isEmpty();
        }
        HttpResponse<String> large = server.send("POST", "/rest/ping", "x".repeat(5_000), "Origin", PLAYER,
                "Content-Type", "application/x-www-form-urlencoded");
        assertThat(large.headers().allValues(ALLOW_ORIGIN)).as("%d", large.statusCode()).containsExactly("*");
        HttpResponse<String> preflight = server.send("OPTIONS", "/rest/stream", null, "Origin", PLAYER,
                "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "range, x-evil\"<>");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().allValues(ALLOW_ORIGIN)).containsExactly("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers")).contains("range, x-evil");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse("")).contains("GET", "POST");
    }

    @Test
    void theNativeApiIsClosedToPagesOfOtherPlacesUnlessTheyAreNamed() throws Exception {
        for (String path : List.of("/api/v1/auth/methods", "/api/v1/users/me", "/api/v1/nothing")) {
            assertThat(server.get(path, "Origin", PLAYER).headers().firstValue(ALLOW_ORIGIN)).as(path).isEmpty();
            HttpResponse<String> named = open.get(path, "Origin", PLAYER);
            assertThat(named.headers().allValues(ALLOW_ORIGIN)).as(path).containsExactly(PLAYER);
            assertThat(named.headers().allValues("Vary")).as(path).contains("Origin");
            assertThat(named.headers().firstValue("Access-Control-Allow-Credentials")).as(path).isEmpty();
            for (String other : List.of("https://evil.example", "null", PLAYER + ".evil.example", PLAYER + ":8443",
                    "http://player.example.org", "http://localhost:9181", "")) {
                HttpResponse<String> refused = open.get(path, "Origin", other);
                assertThat(refused.headers().firstValue(ALLOW_ORIGIN)).as(other).isEmpty();
                assertThat(refused.headers().allValues("Vary")).as(other).contains("Origin");
            }
        }
        HttpResponse<String> preflight = preflight(open, PLAYER);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().allValues(ALLOW_ORIGIN)).containsExactly(PLAYER);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse("")).contains("Authorization");
        for (HttpResponse<String> refused : List.of(preflight(open, "https://evil.example"),
                preflight(server, PLAYER))) {
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
            assertThat(refused.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
        }
    }

    @Test
    void onlyNamesOfFunctionsAreCalledBack() throws Exception {
        for (String name : List.of("cb", "jQuery_1.cb", "$", "_a.b.c")) {
            HttpResponse<String> answer = jsonp(name);
            assertThat(answer.body()).as(name).startsWith(name + "(");
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/javascript");
        }
        for (String name : List.of("alert(1)//", "a;b", "<script>", "a b", "a'", "a\"", "a\n", "1a", "a[0]", "é",
                "x".repeat(200))) {
            HttpResponse<String> answer = jsonp(name);
            assertThat(answer.body()).as(name).startsWith("{").contains("failed").doesNotContain(name + "(");
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(name).startsWith("application/json");
        }
    }

    @Test
    void noAnswerSetsACookie() throws Exception {
        HttpResponse<String> login = server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD));
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(login.headers().firstValue("Cache-Control")).contains("no-store");
        String token = TestServer.json(login).path("accessToken").asText();
        assertThat(server.get("/api/v1/users/me", "Cookie", "accessToken=%s; token=%s".formatted(token, token))
                .statusCode()).isEqualTo(401);
    }

    @Test
    void namesOfFilesCannotBreakOutOfTheirHeader() throws Exception {
        HttpResponse<String> download = server.get("/rest/download?id=" + song() + "&" + ADMIN);
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.headers().allValues("Content-Disposition")).containsExactly(
                "attachment; filename=\"it's _50___ x=_gpj.exe_.flac\"; filename*=UTF-8''it%27s%20%2250%25%22%3b%20x%3d_gpj.exe%c3%bc.flac");
    }

    private static void requireSafe(String what, HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("X-Content-Type-Options")).as(what).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy")).as(what)
                .singleElement()
                .asString()
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src 'unsafe");
        assertThat(answer.headers().firstValue("Set-Cookie")).as(what).isEmpty();
        if (!answer.body().isEmpty()) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            assertThat(type).as(what).isNotEmpty();
            if (type.startsWith("text/")) {
                assertThat(type).as(what).containsIgnoringCase("charset=utf-8");
            }
        }
    }

    private static HttpResponse<String> preflight(TestServer at, String origin) throws Exception {
        return at.send("OPTIONS", "/api/v1/auth/login", null, "Origin", origin, "Access-Control-Request-Method",
                "POST", "Access-Control-Request-Headers", "content-type");
    }

    private static HttpResponse<String> jsonp(String callback) throws Exception {
        return server.get("/rest/ping?f=jsonp&callback=%s&%s".formatted(
                java.net.URLEncoder.encode(callback, StandardCharsets.UTF_8), ADMIN));
    }

    private static String song() throws Exception {
        return server.rest("search3?query=", "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("searchResult3")
                .path("song")
                .path(0)
                .path("id")
                .asText();
    }

    private static String raw(String request) throws Exception {
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
