package io.antiphon.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.conformance.ConformanceRun;
import io.antiphon.conformance.RunOptions;
import io.antiphon.conformance.report.HtmlReport;
import io.antiphon.conformance.report.JsonResults;
import io.antiphon.conformance.report.Report;
import io.antiphon.conformance.report.ReportTable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The suite ends, and blames the server, whatever the server does.
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileServerTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String HTML = "<!doctype html><html><body>" + "Welcome! ".repeat(10_000) + "</body></html>";
    private static final Map<String, HostileServer.Manner> MANNERS = manners();

    private static Map<String, HostileServer.Manner> manners() {
        Map<String, HostileServer.Manner> manners = new LinkedHashMap<>();
        manners.put("closes at once", (out, target) -> {});
        manners.put("closes in the middle", (out, target) -> HostileServer.write(out,
                HEAD + "Content-Length: 5000\r\n\r\n{\"subsonic-response\":{\"status\":\"ok\""));
        manners.put("says what is no HTTP", (out, target) -> HostileServer.write(out, "220 mail.example.org\r\n\r\n"));
        manners.put("sends pages", (out, target) -> HostileServer.respond(out, "200 OK", "text/html", HTML));
        manners.put("sends pages as JSON",
                (out, target) -> HostileServer.respond(out, "200 OK", "application/json", HTML));
        manners.put("breaks down",
                (out, target) -> HostileServer.respond(out, "500 Internal Server Error", "text/plain", "oops"));
        manners.put("sends around in circles", (out, target) -> HostileServer.write(out,
                "HTTP/1.1 302 Found\r\nLocation: " + target.split(" ", 2)[0] + "\r\nContent-Length: 0\r\n\r\n"));
        manners.put("nests deeply", (out, target) -> HostileServer.respond(out, "200 OK",
                target.contains("f=json") ? "application/json" : "text/xml",
                (target.contains("f=json") ? "{\"subsonic-response\":" + "[".repeat(200_000)
                        : "<subsonic-response xmlns='http://subsonic.org/restapi'>" + "<a>".repeat(200_000))));
        manners.put("answers other questions", (out, target) -> HostileServer.respond(out, "200 OK",
                "application/json", "{\"subsonic-response\":{\"status\":7,\"version\":[],\"openSubsonicExtensions\":"
                        + "[{\"name\":{},\"versions\":[\"x\",99999999999]}],\"artists\":{\"index\":[3,null]},"
                        + "\"albumList2\":{\"album\":[{\"id\":null},[]]},\"genres\":\"many\"}}"));
        manners.put("sends headers without an end", (out, target) -> {
            HostileServer.write(out, HEAD);
            for (int i = 0; i < 5_000; i++) {
                HostileServer.write(out, "X-" + i + ": " + "y".repeat(500) + "\r\n");
            }
        });
        return manners;
    }

    static Stream<String> names() {
        return MANNERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aServerThatAnswersPingAndElseMisbehavesIsJudgedToTheEnd(String manner) throws Exception {
        try (HostileServer server = HostileServer.start(manner(manner), false)) {
            Report report = ConformanceRun.run(options(server, Duration.ofSeconds(10)).withOnly(
                    "getAlbum|getSong|getArtists|search3|stream|getCoverArt|createPlaylist|savePlayQueue|getLicense"));
            assertThat(report.failed()).isGreaterThan(40);
            assertBlames(report);
        }
    }

    @Test
    void aServerThatHangsAfterPingIsGivenUpAndNotAskedForHours() throws Exception {
        try (HostileServer server = HostileServer.start((out, target) -> Thread.sleep(Duration.ofMinutes(10)), false)) {
            assertThatThrownBy(() -> ConformanceRun.run(options(server, Duration.ofMillis(200))))
                    .isInstanceOf(ServerUnusableException.class);
        }
    }

    @Test
    void aServerThatHangsAtOneEndpointIsAskedThereTwiceAndJudgedElsewhere() throws Exception {
        HostileServer.Manner manner = (out, target) -> {
            if (target.startsWith("/rest/getAlbumList2")) {
                Thread.sleep(Duration.ofMinutes(10));
            }
            HostileServer.respond(out, "200 OK", "application/json",
                    "{\"subsonic-response\":{\"status\":\"ok\",\"version\":\"1.16.1\",\"license\":{\"valid\":true}}}");
        };
        try (HostileServer server = HostileServer.start(manner, false)) {
            Report report = ConformanceRun
                    .run(options(server, Duration.ofSeconds(5)).withOnly("getAlbumList2|getLicense"));
            assertThat(report.outcomes()).filteredOn(each -> each.subject().endpoint().equals("getAlbumList2"))
                    .isNotEmpty()
                    .noneMatch(each -> each.status() == Outcome.Status.PASSED)
                    .anyMatch(each -> each.reason().contains("let the suite wait 2 times at /rest/getAlbumList2"));
            assertThat(report.outcomes()).filteredOn(each -> each.subject().endpoint().equals("getLicense"))
                    .anyMatch(each -> each.status() == Outcome.Status.PASSED);
        }
    }

    @Test
    void answersThatDripOrNeverEndAreCutOff() throws Exception {
        HostileServer.Manner drips = (out, target) -> {
            HostileServer.write(out, HEAD + "Connection: close\r\n\r\n");
            while (true) {
                HostileServer.write(out, " ");
                Thread.sleep(50);
            }
        };
        try (HostileServer server = HostileServer.start(drips, false)) {
            assertThatThrownBy(() -> ConformanceRun.run(options(server, Duration.ofMillis(200))))
                    .isInstanceOf(ServerUnusableException.class);
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsNotReadAsADocument() throws Exception {
        byte[] piece = "{\"artist\":[],".repeat(80_000).getBytes(StandardCharsets.UTF_8);
        HostileServer.Manner huge = (out, target) -> {
            HostileServer.write(out, HEAD + "Connection: close\r\n\r\n");
            for (int i = 0; target.startsWith("/rest/getLicense") && i < 70; i++) {
                out.write(piece);
            }
        };
        try (HostileServer server = HostileServer.start(huge, false)) {
            Report report = ConformanceRun.run(options(server, Duration.ofSeconds(60)).withOnly("getLicense/says"));
            assertThat(report.failed()).isPositive();
            assertThat(report.outcomes().getFirst().findings()).anyMatch(each -> each.came().contains("larger than"));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aServerThatDoesNotEvenAnswerPingCannotBeJudged(String manner) throws Exception {
        try (HostileServer server = HostileServer.start(manner(manner), true)) {
            assertThatThrownBy(() -> ConformanceRun.run(options(server, Duration.ofSeconds(10))))
                    .isInstanceOf(ServerUnusableException.class);
        }
    }

    private static HostileServer.Manner manner(String name) {
        return Objects.requireNonNull(MANNERS.get(name), name);
    }

    private static void assertBlames(Report report) {
        assertThat(report.outcomes()).filteredOn(each -> each.status() == Outcome.Status.PASSED)
                .as("nothing but what needs no answer passes")
                .hasSizeLessThan(report.outcomes().size() / 5);
        assertThat(HtmlReport.render(report)).contains("</html>").hasSizeLessThan(20_000_000);
        assertThat(JsonResults.render(report)).isNotEmpty();
        assertThat(ReportTable.render(report)).isNotEmpty();
    }

    private static RunOptions options(HostileServer server, Duration timeout) {
        return new RunOptions(server.address(), "u", "secret", "", "", "", false, false, false, timeout);
    }
}
