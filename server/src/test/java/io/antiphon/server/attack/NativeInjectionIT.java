package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.NativeRoutes.NativeRoute;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same as [InjectionIT] for the native API: its paths, queries and bodies, and the headers of every request.
class NativeInjectionIT {

    private static final List<String> FIELDS = List.of("username", "password", "currentPassword", "admin", "name",
            "scopes", "expiresAt", "rules", "comment", "published", "refreshToken", "email", "role", "permissions",
            "musicFolders", "code", "token", "description", "id", "limit", "device");
    /// What a field must not be.
    private static final List<String> TYPES = List.of("null", "1", "-1.5e400", "true", "[]", "{}", "[null]", "[[1]]",
            "[\"read-only\",\"read-only\",{}]", "{\"all\":[{\"is\":{\"x\":1}}]}", "\"\\u0000\\ud800\"",
            "[".repeat(900) + "]".repeat(900), "{\"all\":[".repeat(400) + "]}".repeat(400));
    private static final List<String> HEADERS = List.of("User-Agent", "Accept", "Accept-Encoding", "Authorization",
            "X-API-Key", "Range", "If-Range", "If-None-Match", "If-Modified-Since", "Origin", "Referer", "Cookie",
            "Content-Type", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Icy-MetaData",
            "Expect", "Upgrade", "Content-Encoding", "Transfer-Encoding", "Content-Length", "Last-Event-ID");

    @TempDir
    static Path directory;

    private static Target target;
    private static String key;
    private static List<NativeRoute> routes;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
        // Signing in and out has a limit on guessing, and a class of its own; the stream of events has no end, and a test of its own.
        routes = NativeRoutes.of(target.server())
                .stream()
                .filter(route -> !route.path().startsWith("/auth/") && !route.path().equals("/events"))
                .toList();
        key = target.secret(TestServer.json(target.server()
                .send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"attack\"}", "Authorization",
                        target.bearer("admin", TestServer.PASSWORD)))
                .path("key")
                .asText());
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void noPathQueryOrBodyBreaksAnything() throws Exception {
        assertThat(routes).hasSizeGreaterThan(40);
        List<String> broken = new ArrayList<>();
        for (NativeRoute route : routes) {
            for (String value : Stream.concat(InjectionIT.VALUES.stream(), Stream.of("..", "%", "+", ".")).toList()) {
                if (route.hasParameters()) {
                    String path = route.at(Target.encoded(value).replace("+", "%20"));
                    judge(route, path, "{}").ifPresent(broken::add);
                }
                judge(route, route.at("x") + query(route, value), bodyOf(text(value))).ifPresent(broken::add);
            }
            for (String type : TYPES) {
                judge(route, route.at("x"), bodyOf(type)).ifPresent(broken::add);
                judge(route, route.at("x"), type).ifPresent(broken::add);
            }
            for (String body : List.of("", "{", "\"", "\uFEFF{}", "<a/>", "a=b", "{\"name\":\"a\",\"name\":\"b\"}")) {
                judge(route, route.at("x"), body).ifPresent(broken::add);
            }
        }
        assertThat(broken).isEmpty();
        assertThat(target.server().get("/api/v1/users/me", "X-API-Key", key).statusCode()).isEqualTo(200);
    }

    @Test
    void noHeaderBreaksAnything() {
        for (String path : List.of("/rest/ping?f=json", "/api/v1/info", "/api/v1/users/me", "/share/x", "/",
                "/healthz")) {
            for (String name : HEADERS) {
                for (String value : InjectionIT.VALUES) {
                    String clean = value.replace("\u0000", "%00").replaceAll("[\r\n]", "");
                    requireHarmless(path, name + ": " + clean.substring(0, Math.min(2_000, clean.length())));
                }
                requireHarmless(path, name + ": a\r\n folded: b");
                requireHarmless(path, name + ": a\rX-Injected: b");
                requireHarmless(path, name + ": a\nX-Injected: b");
                requireHarmless(path, name + ":");
                requireHarmless(path, name + " : x");
                requireHarmless(path, name + ": a\u0000b");
            }
        }
        for (String host : List.of("", "a b", "x\"><script>", "localhost:99999", "[::1", "a,b", "user@host", "-",
                "xn--\u00e9")) {
            requireHarmless("/api/v1/info", "X: y\r\nHost: " + host);
        }
    }

    @Test
    void theStreamOfEventsTakesWhatIsAsked() {
        for (String value : Stream.concat(InjectionIT.VALUES.stream(), Stream.of("1-2-3", "-1", "9".repeat(30)))
                .toList()) {
            String clean = value.replace("\u0000", "%00").replaceAll("[\r\n]", "");
            String last = "\r\nLast-Event-ID: " + clean.substring(0, Math.min(2_000, clean.length()));
            String query = Target.encoded(value.substring(0, Math.min(1_000, value.length())));
            String head = Raw.head(target.server(),
                    "GET /api/v1/events?since=%s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s%s\r\n\r\n".formatted(
                            query,
                            key, last));
            assertThat(head).as("%.60s", value)
                    .containsPattern("HTTP/1.1 (200|400)")
                    .doesNotContainIgnoringCase("X-Injected");
            requireHarmless("/api/v1/events?since=" + query, "X-API-Key: none" + last);
        }
    }

    @Test
    void noRequestLineBreaksAnything() {
        for (String line : List.of("GET", "GET /", "GET / HTTP/9.9", "GET  / HTTP/1.1", "G\u0000T / HTTP/1.1",
                "GET /\u0000 HTTP/1.1", "GET http://elsewhere/ HTTP/1.1", "CONNECT elsewhere:80 HTTP/1.1",
                "OPTIONS * HTTP/1.1", "TRACE / HTTP/1.1", "PRI * HTTP/2.0", "GET //elsewhere/%2f HTTP/1.1",
                "GET /rest/ping?%zz=%00&=&&&a HTTP/1.1", "GET /rest/ping;a=b?x#y HTTP/1.1", "\u0016\u0003\u0001")) {
            String head = Raw.head(target.server(), line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(head).as(line).doesNotContain("HTTP/1.1 5").doesNotContainIgnoringCase("X-Injected");
        }
    }

    private static void requireHarmless(String path, String header) {
        String head = Raw.head(target.server(),
                "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\nConnection: close\r\n\r\n".formatted(path, header));
        assertThat(head).as("%s with %.60s", path, header)
                .doesNotContain("HTTP/1.1 5")
                .doesNotContainIgnoringCase("\nX-Injected")
                .doesNotContain("<script>");
    }

    /// What is wrong with the answer, if anything is.
    private static Optional<String> judge(NativeRoute route, String path, String body) throws Exception {
        boolean withBody = !route.method().equals("GET") && !route.method().equals("HEAD");
        HttpResponse<String> answer = target.server()
                .send(route.method(), path, withBody ? body : null, "X-API-Key", key, "Content-Type",
                        "application/json");
        String what = "%s %.80s %.60s: ".formatted(route.method(), path, body);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        // A radio station or an analysis may be out of reach; a failure may not.
        if (answer.statusCode() == 500 || answer.statusCode() > 503) {
            return Optional.of(what + "status " + answer.statusCode());
        }
        if (answer.headers().firstValue("X-Injected").isPresent() || answer.body().contains("root:x:")) {
            return Optional.of(what + "it went through");
        }
        boolean problem = answer.statusCode() >= 400 && !route.method().equals("HEAD");
        if (problem && !type.startsWith("application/problem+json") && path.length() < 4_000) {
            return Optional.of(what + "status %d as %s".formatted(answer.statusCode(), type));
        }
        try {
            if (type.contains("json") && !answer.body().isEmpty()) {
                new JsonMapper().readTree(answer.body());
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.of(what + "no JSON: " + e.getMessage());
        }
    }

    private static String query(NativeRoute route, String value) {
        StringBuilder query = new StringBuilder("?");
        String encoded = Target.encoded(value.substring(0, Math.min(value.length(), 1_000)));
        route.query().forEach(name -> query.append("&%s=%s".formatted(name, encoded)));
        return query.toString();
    }

    private static String text(String value) throws JsonProcessingException {
        return new JsonMapper().writeValueAsString(value.substring(0, Math.min(value.length(), 2_000)));
    }

    private static String bodyOf(String value) {
        StringBuilder body = new StringBuilder("{");
        FIELDS.forEach(
                field -> body.append(body.length() > 1 ? "," : "").append("\"%s\":".formatted(field)).append(value));
        return body.append('}').toString();
    }
}
