package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.qr.QrReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pairing of a whole server: from the code to an app that plays.
class PairingIT {

    private static final String LOGIN = "{\"username\":\"%s\",\"password\":\"%s\"}";
    private static final String PUBLIC = "https://music.example.org/antiphon";

    @TempDir
    private Path directory;
    private TestServer server;
    private String admin;

    @BeforeEach
    void start() throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("http.public-url", PUBLIC + "/"));
        admin = bearer("admin", TestServer.PASSWORD);
        server.send("POST", "/api/v1/admin/users", LOGIN.formatted("bob", "password-of-bob"), "Authorization", admin);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAdminArmsACodeWhoseQrCodeLeadsToThePageAndAPhoneGetsItsOwnPassword() throws Exception {
        JsonNode armed = armed("{\"username\":\"bob\"}", admin);
        String code = armed.path("code").asText();
        assertThat(armed.path("url").asText()).isEqualTo(PUBLIC + "/pair/" + code);
        assertThat(armed.path("reachable").asBoolean()).isTrue();
        HttpResponse<byte[]> picture = picture(code, admin);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(QrReader.read(ImageIO.read(new ByteArrayInputStream(picture.body())))).isEqualTo(
                armed.path("url").asText());
        JsonNode paired = TestServer.json(server.send("POST", "/api/v1/pairing/exchange",
                "{\"code\":\"%s\",\"device\":\"Bob's phone\"}".formatted(code)));
        assertThat(paired.path("username").asText()).isEqualTo("bob");
        assertThat(paired.path("server").asText()).isEqualTo(PUBLIC);
        String credentials = "u=bob&p=" + paired.path("password").asText();
        assertThat(server.rest("ping", credentials).path("status").asText()).isEqualTo("ok");
        assertThat(server.send("POST", "/api/v1/pairing/exchange", "{\"code\":\"%s\"}".formatted(code)).statusCode())
                .isEqualTo(403);
        assertThat(picture(code, admin).statusCode()).isEqualTo(404);
        JsonNode kept = TestServer.json(server.get("/api/v1/admin/users/bob/app-passwords", "Authorization", admin));
        assertThat(kept.toString()).contains("Bob's phone");
    }

    @Test
    void anApiKeyWorksToo() throws Exception {
        String code = armed("{\"username\":\"bob\"}", admin).path("code").asText();
        JsonNode paired = TestServer.json(server.send("POST", "/api/v1/pairing/exchange",
                "{\"code\":\"%s\",\"device\":\"Player\",\"credential\":\"api-key\"}".formatted(code)));
        assertThat(paired.has("password")).isFalse();
        assertThat(server.rest("tokenInfo", "apiKey=" + paired.path("apiKey").asText())
                .path("tokenInfo")
                .path(
                        "username")
                .asText()).isEqualTo("bob");
    }

    @Test
    void listenersArmOnlyForThemselvesAndOnlyAtTheMachineItself() throws Exception {
        String bob = bearer("bob", "password-of-bob");
        assertThat(arm("{}", bob).statusCode()).as("from this machine").isEqualTo(201);
        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")) {
            assertThat(arm("{}", bob, header, "10.0.0.9").statusCode()).as(header).isEqualTo(403);
        }
        assertThat(arm("{\"username\":\"admin\"}", bob).statusCode()).isEqualTo(403);
        assertThat(arm("{\"username\":\"nobody\"}", bob).statusCode()).isEqualTo(403);
        assertThat(arm("{}", admin, "X-Forwarded-For", "10.0.0.9").statusCode()).as("an admin from elsewhere")
                .isEqualTo(201);
        assertThat(server.send("POST", "/api/v1/pairing", "{}").statusCode()).as("nobody").isEqualTo(401);
        String code = armed("{\"username\":\"admin\"}", admin).path("code").asText();
        assertThat(picture(code, bob).statusCode()).as("a picture of another's code").isEqualTo(404);
        String narrow = TestServer.json(server.send("POST", "/api/v1/users/me/api-keys",
                "{\"name\":\"narrow\",\"scopes\":[\"read-only\"]}", "Authorization", bob)).path("key").asText();
        assertThat(arm("{}", "Bearer " + narrow).statusCode()).as("a credential with scopes").isEqualTo(403);
    }

    @Test
    void thePageAsksFirstAndThenShowsWhatToType() throws Exception {
        String code = armed("{\"username\":\"bob\"}", admin).path("code").asText();
        HttpResponse<String> page = server.get("/pair/" + code, "User-Agent", "Mozilla/5.0 (iPhone; CPU)");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("music.example.org/antiphon")
                .contains("value=\"iPhone\"")
                .doesNotContain("bob")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'")
                .contains("form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        server.get("/pair/" + code);
        HttpResponse<String> shown = form(code, "device=%3Cb%3E%22Phone%22&credential=app-password");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("<dd>" + PUBLIC + "</dd>")
                .contains("<dd>bob</dd>")
                .contains("&lt;b&gt;&quot;Phone&quot;")
                .doesNotContain("<b>");
        var password = Pattern.compile("Password</dt><dd>([^<]+)</dd>").matcher(shown.body());
        assertThat(password.find()).isTrue();
        assertThat(server.rest("ping", "u=bob&p=" + password.group(1)).path("status").asText()).isEqualTo("ok");
        assertThat(form(code, "device=x").statusCode()).as("once more").isEqualTo(403);
        assertThat(server.get("/pair/%3Cscript%3E").statusCode()).isEqualTo(404);
        assertThat(server.get("/pair/").statusCode()).isEqualTo(404);
        assertThat(server.send("DELETE", "/pair/" + code, null).statusCode()).isEqualTo(405);
    }

    @Test
    void withoutAConfiguredAddressTheOneThatTheAdminUsesIsInTheCodeUnlessItIsTheMachinesOwn() throws Exception {
        server.close();
        server = TestServer.start(directory.resolve("data"), List.of(directory.resolve("music").toString()),
                Map.of("http.trusted-proxies", "127.0.0.1"));
        HttpResponse<String> outside = arm("{}", admin, "X-Forwarded-Host", "music.home:8443", "X-Forwarded-Proto",
                "https");
        assertThat(TestServer.json(outside).path("url").asText()).startsWith("https://music.home:8443/pair/");
        assertThat(TestServer.json(outside).path("reachable").asBoolean()).isTrue();
        JsonNode inside = armed("{}", admin);
        assertThat(inside.path("server").asText()).isEqualTo(server.url());
        assertThat(inside.path("reachable").asBoolean()).isFalse();
    }

    @Test
    void whoGuessesIsMadeToWaitAndItIsWrittenDownWithoutTheCodes() throws Exception {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            answers.add(form("0000-0000-0000-0000-00" + (10 + i), "device=x").statusCode());
        }
        assertThat(answers).startsWith(403, 403).endsWith(429);
        String code = armed("{\"username\":\"bob\"}", admin).path("code").asText();
        HttpResponse<String> refused = server.send("POST", "/api/v1/pairing/exchange",
                "{\"code\":\"%s\"}".formatted(code));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        String audit = server.get("/api/v1/admin/audit", "Authorization", admin).body();
        assertThat(audit).contains("pairing-armed").contains("pairing-failed").doesNotContain(code);
        server.close();
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
                        .doesNotContain(code)
                        .doesNotContain(code.replace("-", "").substring(8));
            }
        }
    }

    private JsonNode armed(String body, String authorization) throws Exception {
        HttpResponse<String> answer = arm(body, authorization);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestServer.json(answer);
    }

    private HttpResponse<String> arm(String body, String authorization, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", authorization));
        return server.send("POST", "/api/v1/pairing", body, all.toArray(String[]::new));
    }

    private HttpResponse<byte[]> picture(String code, String authorization) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/pairing/qr"))
                    .header("Authorization", authorization)
                    .POST(BodyPublishers.ofString("{\"code\":\"%s\"}".formatted(code)))
                    .build(), BodyHandlers.ofByteArray());
        }
    }

    private HttpResponse<String> form(String code, String body) throws Exception {
        return server.send("POST", "/pair/" + code, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private String bearer(String name, String password) throws Exception {
        return "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login", LOGIN.formatted(name, password)))
                .path("accessToken")
                .asText();
    }
}
