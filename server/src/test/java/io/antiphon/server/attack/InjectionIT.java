package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.Registry.Entry;
import io.antiphon.server.attack.Registry.Parameter;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/// Things that are no values, in every parameter of every endpoint: never a failure of the server, always a well-formed answer.
class InjectionIT {

    static final List<String> VALUES = List.of("' OR '1'='1", "\"; DROP TABLE app_user; --",
            "1); DELETE FROM setting WHERE (1=1", "../../../../etc/passwd", "%00\u0000\r\nX-Injected: yes",
            "<script>alert(1)</script>]]>&amp;", "\uFFFE\uFFFF\u0001\uD83D", "${jndi:ldap://127.0.0.1/x}{{7*7}}",
            "-9223372036854775808", "99999999999999999999", "NaN", "", "x".repeat(20_000));

    @TempDir
    static Path directory;

    private static Target target;
    private static String key;
    private static String song;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
        target.account("victim", "");
        song = target.songs().getFirst();
        // An API key outlives what the attack does to passwords.
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
    void noValueOfAnyParameterBreaksAnything() throws Exception {
        List<Entry> entries = Registry.entries();
        assertThat(entries).hasSizeGreaterThan(85);
        List<String> broken = new ArrayList<>();
        int asked = 0;
        for (Entry entry : entries) {
            for (Parameter parameter : entry.parameters()) {
                for (String value : VALUES) {
                    String format = asked++ % 2 == 0 ? "json" : "xml";
                    String query = entry.query(Map.of(parameter.name(), value), song);
                    judge(target.server(), query + "&apiKey=" + key + "&v=1.16.1&c=attack&f=" + format, entry)
                            .ifPresent(fault -> broken.add("%s %s=%.40s: %s".formatted(entry.name(), parameter.name(),
                                    value, fault)));
                }
            }
        }
        assertThat(asked).isGreaterThan(1500);
        assertThat(broken).isEmpty();
        assertThat(target.code("getUser?username=admin", Target.ADMIN)).as("the tables are still there").isEqualTo(-1);
        assertThat(target.code("ping", "apiKey=" + key)).as("nothing was held back by the limit on guessing")
                .isEqualTo(-1);
    }

    @Test
    void noSegmentOfANativePathBreaksAnything() throws Exception {
        String bearer = target.bearer("admin", TestServer.PASSWORD);
        for (String path : List.of("/api/v1/admin/users/%s/app-passwords", "/api/v1/users/me/api-keys/%s",
                "/api/v1/tracks/%s/stream", "/api/v1/tracks/%s/hls.m3u8", "/api/v1/hls/%s/playlist.m3u8",
                "/api/v1/hls/x/%s", "/api/v1/radio/%s/now-playing", "/api/v1/%s", "/share/%s", "/share/%s/cover")) {
            for (String value : Stream.concat(VALUES.stream(), Stream.of("..", "%", "+")).toList()) {
                String where = path.formatted(Target.encoded(value).replace("+", "%20"));
                HttpResponse<String> answer = target.server().get(where, "Authorization", bearer);
                assertThat(answer.statusCode()).as("%.80s", where).isLessThan(500);
                assertThat(answer.headers().firstValue("X-Injected")).isEmpty();
                if (where.startsWith("/api/v1/") && answer.statusCode() >= 400 && value.length() < 1000) {
                    assertThat(answer.headers().firstValue("Content-Type")).as(where)
                            .contains("application/problem+json");
                }
            }
        }
    }

    /// What is wrong with the answer, if anything is.
    static Optional<String> judge(TestServer server, String query, Entry entry) throws Exception {
        // Long ones go into a form, where there is room.
        boolean form = query.length() > 4000 || entry.isPostOnly();
        HttpResponse<String> answer = form
                ? server.send("POST", "/rest/" + entry.name(), query, "Content-Type",
                        "application/x-www-form-urlencoded")
                : server.get("/rest/" + entry.name() + "?" + query);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= 500) {
            return Optional.of("status " + answer.statusCode());
        }
        if (answer.headers().firstValue("X-Injected").isPresent()) {
            return Optional.of("a header was injected");
        }
        if (answer.body().contains("its log says why")) {
            return Optional.of("it failed inside: " + answer.body());
        }
        try {
            if (type.contains("json")) {
                assertThat(new JsonMapper().readTree(answer.body()).path("subsonic-response").has("status")).isTrue();
            } else if (type.contains("xml")) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(answer.body())));
            }
            return Optional.empty();
        } catch (org.xml.sax.SAXException | com.fasterxml.jackson.core.JsonProcessingException | AssertionError e) {
            return Optional.of("no envelope: " + e.getMessage());
        }
    }
}
