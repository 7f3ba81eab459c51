package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in and out natively.
class SignInIT {

    @TempDir
    private Path directory;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(directory.resolve("data"), List.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHashOfWeakerParametersIsReplacedAtTheNextSignIn() throws Exception {
        UserId admin = user().id();
        String weak = Argon2Factory.createAdvanced(Argon2Types.ARGON2id)
                .hash(1, 8 * 1024, 1, TestServer.PASSWORD.toCharArray(), StandardCharsets.UTF_8);
        server.installation().users().setLoginHash(admin, weak);
        assertThat(login("wrong-password").statusCode()).isEqualTo(401);
        assertThat(server.installation().users().findLoginHash(admin)).contains(weak);
        assertThat(login(TestServer.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(server.installation().users().findLoginHash(admin)).get()
                .asString()
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(login(TestServer.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheAccessTokenAtOnceAndLeavesOtherDevices() throws Exception {
        JsonNode here = TestServer.json(login(TestServer.PASSWORD));
        JsonNode there = TestServer.json(login(TestServer.PASSWORD));
        assertThat(here.path("expiresIn").asInt()).isBetween(60, 3600);
        assertThat(here.path("accessToken").asText().split("\\.")).as("a JWT").hasSize(3);
        server.send("POST", "/api/v1/auth/logout", refreshing(here));
        assertThat(me(here)).isEqualTo(401);
        assertThat(me(there)).isEqualTo(200);
        assertThat(server.send("POST", "/api/v1/auth/refresh", refreshing(here)).statusCode()).isEqualTo(401);
        server.send("POST", "/api/v1/auth/logout-everywhere", null, "Authorization", bearer(there));
        assertThat(me(there)).isEqualTo(401);
        assertThat(server.send("POST", "/api/v1/auth/refresh", refreshing(there)).statusCode()).isEqualTo(401);
    }

    @Test
    void anAppPasswordOpensNoSession() throws Exception {
        assertThat(login(TestServer.APP_PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void whatSubsonicSetsIsNeverALoginPassword() throws Exception {
        String admin = "u=admin&p=" + TestServer.APP_PASSWORD;
        server.rest("createUser?username=sue&password=set-by-subsonic&email=e", admin);
        assertThat(login("sue", "set-by-subsonic").statusCode()).isEqualTo(401);
        server.rest("changePassword?username=admin&password=changed-by-subsonic", admin);
        assertThat(login("changed-by-subsonic").statusCode()).isEqualTo(401);
        assertThat(login(TestServer.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(server.installation()
                .users()
                .findLoginHash(server.installation()
                        .users()
                        .findUserNamed("sue")
                        .orElseThrow()
                        .id()))
                .isEmpty();
        assertThat(server.rest("ping", "u=sue&p=set-by-subsonic").path("status").asText()).isEqualTo("ok");
    }

    @Test
    void aForgedForwardedAddressIsNoWayAroundTheLimit() throws Exception {
        int last = 0;
        for (int i = 0; i < 12; i++) {
            last = login("admin", "wrong-password", "203.0.113." + i).statusCode();
        }
        assertThat(last).isEqualTo(429);
        assertThat(login("admin", TestServer.PASSWORD, "198.51.100.9").statusCode()).isEqualTo(429);
    }

    @Test
    void namesThatNobodyHasAreLimitedAndAnsweredLikeOthers() throws Exception {
        HttpResponse<String> nobody = login("nobody", "wrong-password");
        HttpResponse<String> admin = login("wrong-password");
        assertThat(nobody.statusCode()).isEqualTo(admin.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).isEqualTo(admin.body());
        int status = 0;
        for (int i = 0; i < 12; i++) {
            status = login("nobody", "").statusCode() == 400 ? login("nobody", "x").statusCode() : 0;
        }
        assertThat(status).isEqualTo(429);
    }

    private User user() {
        return server.installation().users().findUserNamed("admin").orElseThrow();
    }

    private HttpResponse<String> login(String password) throws Exception {
        return login("admin", password);
    }

    private HttpResponse<String> login(String name, String password) throws Exception {
        return login(name, password, "192.0.2.1");
    }

    private HttpResponse<String> login(String name, String password, String forwarded) throws Exception {
        return server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password), "X-Forwarded-For", forwarded);
    }

    private int me(JsonNode tokens) throws Exception {
        return server.get("/api/v1/users/me", "Authorization", bearer(tokens)).statusCode();
    }

    private static String bearer(JsonNode tokens) {
        return "Bearer " + tokens.path("accessToken").asText();
    }

    private static String refreshing(JsonNode tokens) {
        return "{\"refreshToken\":\"%s\"}".formatted(tokens.path("refreshToken").asText());
    }
}
