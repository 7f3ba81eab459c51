package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Visitors who guess passwords, make up tokens and hold sessions of something else; users with the ids of others' shares.
class ShareAttacksIT {

    private static final int FREE = 10;
    private static final LeapingClock CLOCK = new LeapingClock();

    @TempDir
    static Path directory;

    private static Target target;
    private static String alice;
    private static String bob;
    private static String song;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory, "First", Map.of("http.trusted-proxies", "127.0.0.1"), CLOCK);
        target.account("alice", "shareRole=true");
        target.account("bob", "shareRole=true");
        alice = target.bearer("alice", target.loginOf("alice"));
        bob = target.bearer("bob", target.loginOf("bob"));
        song = target.songs().getFirst().substring(3);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void whoGuessesAPasswordWaitsAndNobodyElseDoes() throws Exception {
        JsonNode share = share("\"password\":\"%s\"".formatted(target.secret("password-of-share")));
        String path = "/api/v1/shared/%s/session".formatted(share.path("id").asText());
        int failures = 0;
        for (int i = 0; failures < FREE + 6; i++) {
            HttpResponse<String> answer = guess(path, "192.0.2.1", "guess-" + i);
            assertThat(answer.statusCode()).as("after %d failures", failures)
                    .isIn(failures < FREE ? List.of(403) : List.of(403, 429));
            failures += answer.statusCode() == 403 ? 1 : 0;
            answer.headers()
                    .firstValue("Retry-After")
                    .ifPresent(seconds -> CLOCK.leap(Duration.ofSeconds(Long.parseLong(seconds) + 1)));
        }
        HttpResponse<String> held = guess(path, "192.0.2.1", "password-of-share");
        assertThat(held.statusCode()).isEqualTo(429);
        assertThat(held.headers().firstValue("Retry-After")).isPresent();
        assertThat(target.server()
                .send("POST", "/share/" + share.path("id").asText(), "password=password-of-share", "Content-Type",
                        "application/x-www-form-urlencoded", "X-Forwarded-For", "192.0.2.1")
                .statusCode()).as("the page holds the same guesser").isEqualTo(429);
        assertThat(guess(path, "192.0.2.2", "password-of-share").statusCode()).isEqualTo(201);
    }

    @Test
    void tokensThatWereMadeUpChangedOrMeantForSomethingElseOpenNothing() throws Exception {
        String id = share("\"downloads\":true").path("id").asText();
        String other = share("\"downloads\":true").path("id").asText();
        JsonNode ticket = opened(id);
        String good = ticket.path("mediaToken").asText();
        assertThat(stream(id, good)).isEqualTo(200);
        for (String forged : List.of("", "x", good + "A", changed(good), good.substring(0, good.length() - 4),
                ticket.path("session").asText(), opened(other).path("mediaToken").asText(),
                target.server().installation().pictureTokens().write(new io.antiphon.core.library.TrackId(song), 9),
                "%00", "..%2f..", "x".repeat(3_000))) {
            assertThat(stream(id, forged)).as(forged).isIn(403, 404);
            assertThat(target.server()
                    .send("POST", "/api/v1/shared/%s/heartbeat".formatted(id),
                            "{\"session\":\"%s\"}".formatted(forged.equals(ticket.path("session").asText())
                                    ? good
                                    : forged))
                    .statusCode()).as(forged).isIn(400, 403);
        }
        assertThat(stream(id, good)).isEqualTo(200);
    }

    @Test
    void sharesAreTheirOwners() throws Exception {
        JsonNode share = share("\"description\":\"mine\"");
        String path = "/shares/" + share.path("id").asText();
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            assertThat(asked(method, path, method.equals("GET") ? null : "{\"description\":\"stolen\"}", bob,
                    "If-Match", "*").statusCode()).as(method).isIn(403, 404);
        }
        assertThat(asked("GET", "/shares", null, bob).body()).doesNotContain(share.path("id").asText());
        assertThat(asked("GET", path, null, alice).body()).contains("mine");
        String playlist = target.server()
                .rest("createPlaylist?name=private&songId=tr-" + song, Target.ADMIN)
                .at("/playlist/id")
                .asText();
        assertThat(asked("POST", "/shares",
                "{\"items\":[{\"kind\":\"playlist\",\"id\":\"%s\"}]}".formatted(playlist), bob).statusCode())
                .isEqualTo(404);
        assertThat(asked("POST", "/shares", "{\"items\":[],\"owner\":\"alice\",\"id\":\"chosen\"}", bob)
                .statusCode()).isEqualTo(400);
    }

    @Test
    void whoLosesTheRightToShareClosesWhatIsOpen() throws Exception {
        target.account("carol", "shareRole=true");
        String carol = target.bearer("carol", target.loginOf("carol"));
        String id = TestServer.json(asked("POST", "/shares",
                "{\"items\":[{\"kind\":\"track\",\"id\":\"%s\"}]}".formatted(song), carol)).path("id").asText();
        String token = opened(id).path("mediaToken").asText();
        assertThat(stream(id, token)).isEqualTo(200);
        target.server().rest("updateUser?username=carol&shareRole=false", Target.ADMIN);
        assertThat(stream(id, token)).isEqualTo(410);
        target.server().rest("deleteUser?username=carol", Target.ADMIN);
        assertThat(stream(id, token)).isEqualTo(404);
    }

    private static JsonNode share(String more) throws Exception {
        HttpResponse<String> made = asked("POST", "/shares",
                "{\"items\":[{\"kind\":\"track\",\"id\":\"%s\"}],%s}".formatted(song, more), alice);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return TestServer.json(made);
    }

    private static JsonNode opened(String id) throws Exception {
        return TestServer.json(target.server().send("POST", "/api/v1/shared/%s/session".formatted(id), "{}"))
                .path("ticket");
    }

    private static int stream(String id, String token) throws Exception {
        return target.server().get("/share/%s/%s/stream?token=%s".formatted(id, song, token)).statusCode();
    }

    private static HttpResponse<String> guess(String path, String address, String password) throws Exception {
        return target.server()
                .send("POST", path, "{\"password\":\"%s\"}".formatted(password), "X-Forwarded-For", address);
    }

    private static HttpResponse<String> asked(String method, String path, @Nullable String body, String bearer,
            String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = bearer;
        return target.server().send(method, "/api/v1" + path, body, all);
    }

    private static String changed(String token) {
        return token.substring(0, 10) + (token.charAt(10) == 'A' ? 'B' : 'A') + token.substring(11);
    }
}
