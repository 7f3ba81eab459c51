package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIT {

    private static final String LOGIN = "{\"username\":\"ADMIN\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD);

    @TempDir
    private Path directory;
    private Path data;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        data = directory.resolve("data");
        Path music = Files.createDirectory(directory.resolve("music"));
        server = TestServer.start(data, List.of(music.toString()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyKindOfCredentialOpensTheSubsonicApi() throws Exception {
        useEveryKindOfCredential();
    }

    private void useEveryKindOfCredential() throws Exception {
        String hex = HexFormat.of().formatHex(TestServer.APP_PASSWORD.getBytes(StandardCharsets.UTF_8));
        String key = apiKey();
        assertThat(status("u=admin&p=" + TestServer.APP_PASSWORD)).isEqualTo("ok");
        assertThat(status("u=Admin&p=enc:" + hex)).isEqualTo("ok");
        assertThat(status("u=admin&" + token(TestServer.APP_PASSWORD))).isEqualTo("ok");
        assertThat(status("u=admin&p=" + TestServer.PASSWORD)).isEqualTo("ok");
        assertThat(status("apiKey=" + key)).isEqualTo("ok");
    }

    private String apiKey() throws Exception {
        return TestServer.json(server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"script\"}",
                "Authorization", bearer())).path("key").asText();
    }

    @Test
    void wrongCredentialsAreRefusedAlike() throws Exception {
        assertThat(server.rest("ping", "u=admin&p=wrong").path("error").path("code").asInt()).isEqualTo(40);
        assertThat(server.rest("ping", "u=nobody&p=wrong").path("error").path("code").asInt()).isEqualTo(40);
        assertThat(server.rest("ping", "u=nobody&p=").path("status").asText()).isEqualTo("failed");
        assertThat(server.rest("ping", "u=admin&" + token(TestServer.PASSWORD)).path("error").path("code").asInt())
                .as("a login password is no token secret")
                .isEqualTo(40);
        assertThat(server.rest("ping", "apiKey=unknown").path("error").path("code").asInt()).isEqualTo(44);
    }

    @Test
    void theAppPasswordIsMadeOnFirstReadAndRotates() throws Exception {
        String bearer = bearer();
        server.send("POST", "/api/v1/admin/users", "{\"username\":\"bob\",\"password\":\"bobs-login-password\"}",
                "Authorization", bearer);
        String bob = "Bearer " + login("bob", "bobs-login-password").path("accessToken").asText();
        JsonNode first = TestServer.json(server.get("/api/v1/users/me/subsonic-password", "Authorization", bob));
        assertThat(first.path("username").asText()).isEqualTo("bob");
        assertThat(first)
                .isEqualTo(TestServer.json(server.get("/api/v1/users/me/subsonic-password", "Authorization", bob)));
        assertThat(status("u=bob&" + token(first.path("password").asText()))).isEqualTo("ok");
        JsonNode second = TestServer
                .json(server.send("POST", "/api/v1/admin/users/bob/subsonic-password", null, "Authorization", bearer));
        assertThat(status("u=bob&" + token(second.path("password").asText()))).isEqualTo("ok");
        assertThat(status("u=bob&" + token(first.path("password").asText()))).isEqualTo("failed");
        assertThat(server.send("POST", "/api/v1/admin/users/admin/subsonic-password", null, "Authorization", bob)
                .statusCode()).isEqualTo(403);
    }

    @Test
    void whatSubsonicSetsIsAnAppPasswordAndNeverALogin() throws Exception {
        String admin = "u=admin&p=" + TestServer.APP_PASSWORD;
        assertThat(server.rest("createUser?username=carol&password=carols-secret&email=c@example.org", admin)
                .path("status")
                .asText()).isEqualTo("ok");
        assertThat(status("u=carol&" + token("carols-secret"))).isEqualTo("ok");
        assertThat(server.send("POST", "/api/v1/auth/login", "{\"username\":\"carol\",\"password\":\"carols-secret\"}")
                .statusCode()).isEqualTo(401);
        assertThat(server.rest("changePassword?username=carol&password=another-secret", admin).path("status").asText())
                .isEqualTo("ok");
        assertThat(status("u=carol&" + token("carols-secret"))).isEqualTo("failed");
        assertThat(status("u=carol&" + token("another-secret"))).isEqualTo("ok");
        assertThat(server.rest("deleteUser?username=carol", admin).path("status").asText()).isEqualTo("ok");
        assertThat(status("u=carol&" + token("another-secret"))).isEqualTo("failed");
    }

    @Test
    void aRefreshTokenIsGoodOnceAndReuseEndsTheSession() throws Exception {
        JsonNode tokens = login("admin", TestServer.PASSWORD);
        assertThat(tokens.path("expiresIn").asInt()).isEqualTo(900);
        JsonNode next = refresh(tokens.path("refreshToken").asText());
        String bearer = "Bearer " + next.path("accessToken").asText();
        assertThat(server.get("/api/v1/users/me", "Authorization", bearer).statusCode()).isEqualTo(200);
        assertThat(refresh(tokens.path("refreshToken").asText()).path("status").asInt()).isEqualTo(401);
        assertThat(refresh(next.path("refreshToken").asText()).path("status").asInt()).isEqualTo(401);
        assertThat(server.get("/api/v1/users/me", "Authorization", bearer).statusCode()).isEqualTo(401);
    }

    @Test
    void loggingOutActsAtOnce() throws Exception {
        JsonNode tokens = login("admin", TestServer.PASSWORD);
        server.send("POST", "/api/v1/auth/logout",
                "{\"refreshToken\":\"%s\"}".formatted(tokens.path("refreshToken").asText()));
        assertThat(server.get("/api/v1/users/me", "Authorization", "Bearer " + tokens.path("accessToken").asText())
                .statusCode()).isEqualTo(401);
    }

    @Test
    void aForgedTokenIsRefused() throws Exception {
        String none = "eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4IiwiaXNzIjoiYW50aXBob24ifQ.";
        String[] parts = bearer().substring("Bearer ".length()).split("\\.");
        for (String token : List.of(none, parts[0] + "." + parts[1] + ".AAAA", parts[0] + "..", "...", "a.b.c")) {
            assertThat(server.get("/api/v1/users/me", "Authorization", "Bearer " + token).statusCode()).as(token)
                    .isEqualTo(401);
        }
    }

    @Test
    void errorsUnderTheApiAreProblemDocumentsAndNeverPages() throws Exception {
        for (String path : List.of("/api", "/api/", "/api/nope", "/api/v1/nope", "/api/v1/users/me/", "/api/v1")) {
            HttpResponse<String> response = server.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
        }
        HttpResponse<String> wrongMethod = server.send("DELETE", "/api/v1/auth/login", null);
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        assertThat(server.send("POST", "/api/v1/auth/login", "{\"username\":").statusCode()).isEqualTo(400);
        assertThat(server.send("POST", "/api/v1/auth/login", "{}").body()).contains("`username` is missing");
        assertThat(server.get("/api/v1/users/me").headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(server.get("/rest/nope?u=admin").body()).startsWith("<?xml");
    }

    @Test
    void whoeverGuessesIsSlowedDown() throws Exception {
        for (int i = 0; i < 10; i++) {
            server.rest("ping", "u=admin&t=%032x&s=x".formatted(i));
        }
        HttpResponse<String> refused = server.send("POST", "/api/v1/auth/login", LOGIN);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whoSignedInWellBeforeIsNotShutOutByAnotherAppsWrongPasswords() throws Exception {
        String key = apiKey();
        assertThat(status("u=admin&" + token(TestServer.APP_PASSWORD))).isEqualTo("ok");
        for (int i = 0; i < 60; i++) {
            server.rest("ping", "u=admin&t=%032x&s=x".formatted(i));
        }
        assertThat(server.rest("ping", "u=admin&p=wrong").path("error").path("message").asText())
                .contains("Too many failed sign-ins");
        assertThat(status("u=admin&" + token(TestServer.APP_PASSWORD))).isEqualTo("ok");
        assertThat(status("u=admin&p=" + TestServer.APP_PASSWORD)).isEqualTo("ok");
        assertThat(status("apiKey=" + key)).isEqualTo("ok");
        assertThat(server.rest("ping", "apiKey=unknown").path("error").path("code").asInt()).isEqualTo(44);
        assertThat(status("u=admin&p=" + TestServer.PASSWORD)).as("never shown here before").isEqualTo("failed");
    }

    @Test
    void aRequestThatIsNoneIsNotQuoted() throws Exception {
        HttpResponse<String> response = server.get("/nothing-here?p=SECRET");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).doesNotContain("SECRET").doesNotContain("nothing-here");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void healthMetricsAndTheFrontPageAnswer() throws Exception {
        assertThat(server.get("/healthz").body()).isEqualTo("ok\n");
        assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(server.get("/metrics").body()).contains("antiphon_music_folders 1")
                .contains("antiphon_http_requests_total");
        HttpResponse<String> page = server.get("/");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).get()
                .asString()
                .contains("default-src 'none'");
    }

    @Test
    void aMusicFolderThatIsGoneMakesTheServerNotReady() throws Exception {
        Files.delete(directory.resolve("music"));
        assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void noSecretLiesInTheDataDirectoryInTheClear() throws Exception {
        useEveryKindOfCredential();
        JsonNode tokens = login("admin", TestServer.PASSWORD);
        server.close();
        List<String> secrets = List.of(TestServer.PASSWORD, TestServer.APP_PASSWORD,
                tokens.path("refreshToken").asText(), tokens.path("accessToken").asText());
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(secrets).as(file.toString()).noneMatch(content::contains);
            }
        }
        server = TestServer.start(data, List.of());
    }

    @Test
    void nothingInTheDataDirectoryIsOpenToOthers() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty()
                    .allSatisfy(
                            file -> assertThat(Files.getPosixFilePermissions(file)).as(file.toString())
                                    .noneMatch(permission -> !permission.name().startsWith("OWNER")));
        }
        assertThat(Files.getPosixFilePermissions(data)).noneMatch(permission -> !permission.name().startsWith("OWNER"));
    }

    @Test
    void anotherSecretKeyIsExplainedAtTheStart() throws Exception {
        server.close();
        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> TestServer.start(data, List.of(), Map.of("secret-key", "quite another key")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("secret key");
        server = TestServer.start(data, List.of());
        assertThat(status("u=admin&" + token(TestServer.APP_PASSWORD))).isEqualTo("ok");
    }

    @Test
    void aPortThatIsTakenIsSaidAndNothingStarts(@TempDir Path other) throws Exception {
        String port = String.valueOf(URI.create(server.url()).getPort());
        assertThatThrownBy(() -> TestServer.start(other.resolve("data"), List.of(), Map.of("http.port", port)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("Port " + port + " of 127.0.0.1 cannot be listened on");
    }

    @Test
    void aForwardedAddressCountsFromANamedProxyOnly() throws Exception {
        server.close();
        server = TestServer.start(data, List.of(),
                Map.of("http.trusted-proxies", "127.0.0.1", "http.base-path", "/music/"));
        for (int i = 0; i < 10; i++) {
            server.get("/rest/ping?u=admin&t=" + i + "&s=x&v=1.16.1&c=x&f=json", "X-Forwarded-For",
                    "1.2.3." + i + ", 203.0.113.7");
        }
        assertThat(server.send("POST", "/api/v1/auth/login", LOGIN, "X-Forwarded-For", "203.0.113.7").statusCode())
                .isEqualTo(429);
        assertThat(server.send("POST", "/api/v1/auth/login", LOGIN, "X-Forwarded-For", "203.0.113.8").statusCode())
                .isEqualTo(200);
    }

    private String status(String credentials) throws IOException, InterruptedException {
        return server.rest("ping", credentials).path("status").asText();
    }

    private JsonNode login(String name, String password) throws IOException, InterruptedException {
        return TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)));
    }

    private JsonNode refresh(String token) throws IOException, InterruptedException {
        return TestServer
                .json(server.send("POST", "/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token)));
    }

    private String bearer() throws IOException, InterruptedException {
        return "Bearer "
                + TestServer.json(server.send("POST", "/api/v1/auth/login", LOGIN)).path("accessToken").asText();
    }

    private static String token(String password) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("MD5").digest((password + "salt").getBytes(StandardCharsets.UTF_8));
        return "t=%s&s=salt".formatted(HexFormat.of().formatHex(digest));
    }
}
