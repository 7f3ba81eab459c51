package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who does not know a password and tries: empty ones, many, from addresses that are made up.
class GuessingIT {

    private static final int FREE = 10;
    private static final int FREE_FOR_ADDRESS = 50;
    private static final int FREE_FOR_NAME = 100;
    /// So many failures later, a pause is so long that no machine is too slow to see it.
    private static final int MORE = 6;

    @TempDir
    private Path directory;

    private final LeapingClock clock = new LeapingClock();
    private Target target;

    @BeforeEach
    void start() throws Exception {
        // The suite itself is a proxy here, so that it can say where a request comes from.
        target = Target.start(directory, "First", Map.of("http.trusted-proxies", "127.0.0.1"), clock);
    }

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void nothingIsNoPassword() throws Exception {
        target.account("nologin", "");
        int sender = 0;
        for (String name : List.of("admin", "nologin", "nobody", "", "%00", "operator", "*", "%25", "null")) {
            for (String given : List.of("p=", "p=enc:", "p=%00", "t=&s=", "t=d41d8cd98f00b204e9800998ecf8427e&s=",
                    "t=0&s=0", "apiKey=", "", "p=*", "p=null", "p=%25")) {
                HttpResponse<String> answer = from("192.0.2." + sender++ % 250,
                        "/rest/ping?u=%s&%s&f=json&v=1.16.1&c=x".formatted(name, given));
                assertThat(answer.body()).as("%s with %s", name, given).doesNotContain("\"status\":\"ok\"");
            }
            for (String body : List.of("{\"username\":\"%s\",\"password\":\"\"}", "{\"username\":\"%s\"}",
                    "{\"username\":\"%s\",\"password\":null}", "{\"username\":\"%s\",\"password\":\" \"}",
                    "{\"username\":\"%s\",\"password\":[]}")) {
                assertThat(signIn("198.51.100." + sender++ % 250, body.formatted(name.replace("%", "")))).as(body)
                        .isIn(400, 401);
            }
        }
    }

    @Test
    void whoGuessesWaitsEvenWithTheRightPasswordAndNobodyElseDoes() throws Exception {
        target.account("victim", "");
        String login = target.loginOf("victim");
        guess(_ -> "192.0.2.1");
        assertThat(signIn("192.0.2.1", body("victim", login))).as("the right one from there").isEqualTo(429);
        assertThat(signIn("192.0.2.2", body("victim", login))).as("from elsewhere").isEqualTo(200);
        assertThat(signIn("192.0.2.1", body("admin", TestServer.PASSWORD))).as("another account").isEqualTo(200);
    }

    @Test
    void whatAClientSaysOfItsAddressChangesNothing() throws Exception {
        target.account("victim", "");
        String login = target.loginOf("victim");
        // The proxy appends the true address to what the client made up.
        guess(i -> "203.0.113.%d, 10.0.0.%d, 192.0.2.7".formatted(i % 250, i % 250));
        assertThat(signIn("203.0.113.99, 192.0.2.7", body("victim", login))).isEqualTo(429);
        assertThat(signIn("192.0.2.7, not an address", body("victim", "guess"))).isEqualTo(401);
    }

    @Test
    void manyNamesFromOneAddressAreGuessesToo() throws Exception {
        exhaust(FREE_FOR_ADDRESS, "192.0.2.9", "/rest/ping?u=name%d&p=x&f=json&v=1.16.1&c=x");
        HttpResponse<String> right = from("192.0.2.9", "/rest/ping?f=json&v=1.16.1&c=x&" + Target.ADMIN);
        assertThat(right.body()).doesNotContain("\"status\":\"ok\"");
        exhaust(FREE, "192.0.2.10", "/rest/ping?apiKey=guess%d&f=json&v=1.16.1&c=x");
        assertThat(from("192.0.2.11", "/rest/ping?f=json&v=1.16.1&c=x&" + Target.ADMIN).body())
                .contains("\"status\":\"ok\"");
    }

    @Test
    void whoGuessesFromEverywhereWaitsAndTheOwnerIsNotLockedOut() throws Exception {
        target.account("victim", "");
        String login = target.loginOf("victim");
        assertThat(signIn("192.0.2.200", body("victim", login))).isEqualTo(200);
        HttpResponse<String> made = target.server()
                .send("POST", "/api/v1/admin/users/victim/app-passwords", "{\"name\":\"phone\"}", "Authorization",
                        target.bearer("admin", TestServer.PASSWORD));
        String phone = target.secret(TestServer.json(made).path("password").asText());
        int refused = 0;
        for (int i = 0; i < FREE_FOR_NAME + 20; i++) {
            String sender = "198.51.%d.%d".formatted(i / 250, i % 250 + 1);
            int status = signIn(sender, body("victim", "guess-" + i));
            assertThat(status).as("guess %d", i).isIn(i < FREE_FOR_NAME ? List.of(401) : List.of(401, 429));
            refused += status == 429 ? 1 : 0;
            status = signIn(sender, body("stranger", "guess-" + i));
            assertThat(status).as("of nobody, guess %d", i).isIn(i < FREE_FOR_NAME ? List.of(401) : List.of(401, 429));
        }
        assertThat(refused).isPositive();
        String ping = "/rest/ping?f=json&v=1.16.1&c=x&u=victim&p=";
        clock.stop();
        assertThat(signIn("203.0.113.1", body("victim", "guess"))).isIn(401, 429);
        assertThat(signIn("203.0.113.1", body("victim", login))).as("the right one from anywhere").isEqualTo(429);
        assertThat(signIn("203.0.113.1", body("stranger", login))).as("of nobody").isIn(401, 429);
        assertThat(signIn("192.0.2.200", body("victim", login))).as("at home").isEqualTo(200);
        assertThat(from("203.0.113.2", ping + phone).body()).as("a phone anywhere").contains("\"status\":\"ok\"");
        assertThat(signIn("203.0.113.1", body("admin", TestServer.PASSWORD))).as("somebody else").isEqualTo(200);
    }

    @Test
    void aNeighboursDeviceWithAnOldPasswordShutsNobodyOut() throws Exception {
        target.account("victim", "");
        HttpResponse<String> made = target.server()
                .send("POST", "/api/v1/admin/users/victim/app-passwords", "{\"name\":\"phone\"}", "Authorization",
                        target.bearer("admin", TestServer.PASSWORD));
        String phone = target.secret(TestServer.json(made).path("password").asText());
        String ping = "/rest/ping?f=json&v=1.16.1&c=x&u=victim&";
        int held = 0;
        clock.stop();
        for (int i = 0; i < 400; i++) {
            held += from("192.0.2.50", ping + "t=%032x&s=salt%d".formatted(i, i)).body().contains("ok\"") ? 0 : 1;
        }
        assertThat(held).isEqualTo(400);
        assertThat(from("192.0.2.50", ping + "t=0&s=x").headers().firstValue("Retry-After")).isPresent();
        for (int i = 0; i < 20; i++) {
            assertThat(from("192.0.2.50", ping + "p=" + phone).body()).as("%d", i).contains("\"status\":\"ok\"");
        }
        assertThat(from("192.0.2.50", ping + "p=app-password-of-victim").body()).as("one that can be guessed")
                .doesNotContain("\"status\":\"ok\"");
    }

    /// The fastest of several says what work is done; a stall only makes one slower.
    @Test
    void anUnknownNameCostsTheSameWorkAndAnswersTheSame() throws Exception {
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            known = Math.min(known, nanos("192.0.2." + i, body("admin", "wrong")));
            unknown = Math.min(unknown, nanos("192.0.2." + i, body("nobody" + i, "wrong")));
        }
        assertThat(unknown).isGreaterThan(known / 4);
        String one = send("198.51.100.1", body("admin", "wrong")).body();
        assertThat(send("198.51.100.2", body("nobody", "wrong")).body()).isEqualTo(one);
        assertThat(from("198.51.100.3", "/rest/ping?u=admin&p=wrong&f=json&v=1.16.1&c=x").body())
                .isEqualTo(from("198.51.100.4", "/rest/ping?u=nobody&p=wrong&f=json&v=1.16.1&c=x").body());
    }

    /// Fails until a pause is long, and lets the shorter ones pass.
    private void guess(IntFunction<String> address) throws Exception {
        int failures = 0;
        for (int i = 0; failures < FREE + MORE; i++) {
            HttpResponse<String> answer = send(address.apply(i), body("victim", "guess-" + i));
            assertThat(answer.statusCode()).as("after %d failures", failures)
                    .isIn(i < FREE ? List.of(401) : List.of(401, 429));
            failures += answer.statusCode() == 401 ? 1 : 0;
            await(answer);
        }
    }

    private void exhaust(int free, String address, String path) throws Exception {
        int failures = 0;
        for (int i = 0; failures < free + MORE; i++) {
            HttpResponse<String> answer = from(address, path.formatted(i));
            boolean held = answer.headers().firstValue("Retry-After").isPresent();
            assertThat(held && i < free).as("after %d failures", failures).isFalse();
            failures += held ? 0 : 1;
            await(answer);
        }
    }

    private void await(HttpResponse<String> answer) {
        answer.headers()
                .firstValue("Retry-After")
                .ifPresent(seconds -> clock.leap(Duration.ofSeconds(Long.parseLong(seconds) + 1)));
    }

    private long nanos(String address, String body) throws Exception {
        long start = System.nanoTime();
        send(address, body);
        return System.nanoTime() - start;
    }

    private int signIn(String address, String body) throws Exception {
        HttpResponse<String> answer = send(address, body);
        if (answer.statusCode() == 200) {
            target.secret(TestServer.json(answer).path("accessToken").asText());
            target.secret(TestServer.json(answer).path("refreshToken").asText());
        }
        return answer.statusCode();
    }

    private HttpResponse<String> send(String address, String body) throws Exception {
        return target.server().send("POST", "/api/v1/auth/login", body, "X-Forwarded-For", address);
    }

    private HttpResponse<String> from(String address, String path) throws Exception {
        return target.server().get(path, "X-Forwarded-For", address);
    }

    private static String body(String name, String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password);
    }
}
