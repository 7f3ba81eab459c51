package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import io.antiphon.testing.Together;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Strangers who make accounts for themselves, where they may and where they may not.
class RegistrationIT {

    private static final String PASSWORD = "login-password-of-a-stranger";
    private static final int AT_ONCE = 5;

    @TempDir
    private Path directory;

    private final LeapingClock clock = new LeapingClock();
    private @Nullable Target target;

    @AfterEach
    void stop() {
        target().close();
    }

    private Target target() {
        return Objects.requireNonNull(target);
    }

    private void start(String mode, int most) throws Exception {
        // The suite itself is a proxy here, so that it can say where a request comes from.
        target = Target.start(directory, "First", Map.of("http.trusted-proxies", "127.0.0.1", "registration.mode", mode,
                "registration.max-accounts", Integer.toString(most), "analysis.enabled", "false"), clock);
        target.secret(PASSWORD);
    }

    @Test
    void whoeverReachesAnOpenServerBecomesAListenerAndNothingElse() throws Exception {
        start("open", 100);
        assertThat(modes()).containsExactly("open", "open");
        HttpResponse<String> made = register("192.0.2.1", """
                {"username":"carol","password":"%s","role":"owner","permissions":["manage_users"],"musicFolders":[1],
                "maxBitRate":9,"disabled":false,"id":"x","admin":true}""".formatted(PASSWORD));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode carol = TestServer.json(made);
        assertThat(carol.path("role").asText()).isEqualTo("listener");
        assertThat(carol.path("id").asText()).isNotEqualTo("x");
        assertThat(carol.path("permissions").toString()).doesNotContain("manage", "upload", "audit");
        assertThat(carol.has("musicFolders")).as("all").isFalse();
        assertThat(made.body()).doesNotContain(PASSWORD);
        String bearer = target().bearer("carol", PASSWORD);
        assertThat(status("GET", "/admin/users", bearer)).isEqualTo(403);
        assertThat(status("GET", "/users/me", bearer)).isEqualTo(200);
        String admin = target().bearer("admin", TestServer.PASSWORD);
        JsonNode told = TestServer.json(target().server()
                .get("/api/v1/admin/audit?kind=registered", "Authorization", admin));
        assertThat(told.at("/events/0").toString()).contains("carol", "192.0.2.1");
        String invitation = TestServer.json(target().server()
                .send("POST", "/api/v1/admin/invitations", "{\"role\":\"curator\"}", "Authorization", admin))
                .path("url")
                .asText()
                .replaceFirst(".*token=", "");
        target().secret(invitation);
        assertThat(TestServer.json(register("192.0.2.1", "{\"token\":\"%s\",\"username\":\"cuno\",\"password\":\"%s\"}"
                .formatted(invitation, PASSWORD))).path("role").asText()).as("by an invitation").isEqualTo("curator");
        assertThat(register("192.0.2.1", "{\"token\":\"made-up\",\"username\":\"dan\",\"password\":\"%s\"}"
                .formatted(PASSWORD)).statusCode()).as("by one that is none").isEqualTo(404);
    }

    @Test
    void onlyANameThatIsTakenIsToldApartAndNotManyNamesCanBeTried() throws Exception {
        start("open", 100);
        HttpResponse<String> taken = register("192.0.2.1", body("ADMIN", PASSWORD));
        assertThat(taken.statusCode()).isEqualTo(409);
        for (String wrong : List.of("short", "x".repeat(501), "")) {
            assertThat(register("192.0.2.2", body("admin", wrong)).body()).as("a password that cannot be")
                    .isEqualTo(register("192.0.2.2", body("nobody", wrong)).body());
        }
        for (String name : List.of("", " ", "admin ", "a\\u0000b", "x".repeat(101))) {
            assertThat(register("192.0.2.2", body(name, PASSWORD)).statusCode()).as(name).isEqualTo(400);
        }
        int tried = 0;
        HttpResponse<String> last = taken;
        for (int i = 0; last.statusCode() == 409 && i < 100; i++) {
            last = register("2001:db8::" + Integer.toHexString(i), body("admin", PASSWORD));
            tried++;
        }
        assertThat(last.statusCode()).isEqualTo(429);
        // Time goes on meanwhile, and may bring one back.
        assertThat(tried).isBetween(AT_ONCE + 1, AT_ONCE + 3);
        long seconds = Long.parseLong(last.headers().firstValue("Retry-After").orElseThrow());
        assertThat(seconds).isBetween(1L, 720L);
        assertThat(register("2001:db8::ffff", body("free", PASSWORD)).statusCode()).as("the same network, a free name")
                .isIn(429);
        assertThat(register("2001:db8:0:9::1", body("free", PASSWORD)).statusCode()).as("another network")
                .isEqualTo(201);
        clock.leap(Duration.ofSeconds(seconds + 1));
        assertThat(register("2001:db8::1", body("later", PASSWORD)).statusCode()).isEqualTo(201);
    }

    @Test
    void aFullServerTakesNobodyMoreHoweverManyComeAtOnceAndTellsNoNames() throws Exception {
        start("open", 3);
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        Together.run(8, one -> statuses
                .add(register("198.51.100." + one, body("one" + one, PASSWORD)).statusCode()));
        assertThat(statuses).filteredOn(status -> status == 201).as("beside the first admin").hasSize(2);
        assertThat(statuses).filteredOn(status -> status != 201).containsOnly(409);
        assertThat(register("203.0.113.1", body("admin", PASSWORD)).body())
                .isEqualTo(register("203.0.113.1", body("nobody", PASSWORD)).body())
                .contains("as many accounts as there may be");
        String admin = target().bearer("admin", TestServer.PASSWORD);
        assertThat(target().server()
                .send("POST", "/api/v1/admin/users", body("made", PASSWORD), "Authorization", admin)
                .statusCode()).as("made by somebody").isEqualTo(201);
    }

    @Test
    void whereNothingIsSaidAnInvitationIsNeeded() throws Exception {
        start("invitation", 100);
        assertThat(modes()).containsExactly("invitation", "invitation");
        HttpResponse<String> refused = register("192.0.2.1", body("carol", PASSWORD));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(refused).path("parameter").asText()).isEqualTo("token");
        assertThat(register("192.0.2.1", body("admin", PASSWORD)).body()).isEqualTo(refused.body());
    }

    @Test
    void aClosedServerTakesNobodyWhateverTheyHave() throws Exception {
        start("closed", 100);
        assertThat(modes()).containsExactly("closed", "closed");
        String admin = target().bearer("admin", TestServer.PASSWORD);
        assertThat(register("192.0.2.1", body("carol", PASSWORD)).statusCode()).isEqualTo(403);
        assertThat(register("192.0.2.1", body("admin", PASSWORD)).statusCode()).isEqualTo(403);
        assertThat(register("192.0.2.1", "{\"token\":\"x\",\"username\":\"carol\",\"password\":\"%s\"}"
                .formatted(PASSWORD)).statusCode()).isEqualTo(403);
        assertThat(target().server()
                .send("POST", "/api/v1/admin/invitations", "{}", "Authorization", admin)
                .statusCode()).isEqualTo(403);
        HttpResponse<String> link = target().server()
                .send("POST", "/api/v1/admin/users/admin/password-link", "{}", "Authorization", admin);
        assertThat(link.statusCode()).as("accounts that there are keep their way back").isEqualTo(201);
        target().secret(TestServer.json(link).path("url").asText().replaceFirst(".*token=", ""));
        assertThat(TestServer.json(target().server().get("/api/v1/admin/users", "Authorization", admin)).path("users"))
                .hasSize(1);
    }

    private List<String> modes() throws Exception {
        return List.of(TestServer.json(target().server().get("/api/v1/info")).path("registration").asText(),
                TestServer.json(target().server().get("/api/v1/auth/methods")).path("registration").asText());
    }

    private int status(String method, String path, String bearer) throws Exception {
        return target().server().send(method, "/api/v1" + path, null, "Authorization", bearer).statusCode();
    }

    private HttpResponse<String> register(String address, String body) throws Exception {
        return target().server().send("POST", "/api/v1/auth/register", body, "X-Forwarded-For", address);
    }

    private static String body(String name, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }
}
