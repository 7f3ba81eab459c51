package io.antiphon.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.antiphon.conformance.ConformanceRun;
import io.antiphon.conformance.RunOptions;
import io.antiphon.conformance.answer.Category;
import io.antiphon.conformance.http.SubsonicClient;
import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.report.Report;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs the engine against servers that misbehave.
class SuiteTest {

    private HttpServer server;
    private int calls;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerThatAnswersRubbishFailsEveryCaseButNotTheSuite() throws Exception {
        server.createContext("/rest/", this::rubbish);
        server.createContext("/rest/ping", exchange -> send(exchange, 200, "application/json", pong()));
        Report report = ConformanceRun
                .run(options().withOnly("getAlbum|getSong|stream|getCoverArt|search3|createPlaylist"));
        assertThat(report.failed()).isGreaterThan(40);
        assertThat(report.outcomes()).extracting(Outcome::subject).isNotEmpty();
    }

    @Test
    void aBodyThatBreaksOffIsAFinding() throws Exception {
        server.createContext("/rest/ping", exchange -> send(exchange, 200, "application/json", pong()));
        server.createContext("/rest/getLicense", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"subsonic".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        Report report = ConformanceRun.run(options().withOnly("getLicense/says"));
        assertThat(report.outcomes()).allMatch(Outcome::failed);
        assertThat(report.outcomes().getFirst().findings()).extracting("category").contains(Category.NO_ANSWER);
    }

    @Test
    void aServerThatNeverAnswersCostsTheTimeLimitAndNotMore() throws Exception {
        server.createContext("/rest/", exchange -> {
            // says nothing until the server stops
        });
        try (SubsonicClient client = new SubsonicClient(address(), Duration.ofMillis(200))) {
            Session session = session(client);
            assertThatThrownBy(() -> new Suite(session, List.of()).run(each -> true, Optional.empty(), outcome -> {}))
                    .isInstanceOf(ServerUnusableException.class);
        }
    }

    @Test
    void theTwoFormatsAreCompared() throws Exception {
        server.createContext("/rest/", exchange -> license(exchange, isJson(exchange) ? "json" : "xml"));
        Report report = ConformanceRun.run(options().withOnly("getLicense/says"));
        assertThat(report.outcomes()).extracting(Outcome::column)
                .containsExactly(Outcome.Column.XML, Outcome.Column.JSON, Outcome.Column.AGREEMENT);
        assertThat(report.outcomes()).extracting(Outcome::failed).containsExactly(false, false, true);
        assertThat(report.summary()).isEqualTo("2 passed, 1 failed, 0 skipped");
    }

    @Test
    void whatTheServerChangedBetweenTheTwoFormatsIsNoDifferenceBetweenThem() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/rest/", exchange -> {
            boolean first = exchange.getRequestURI().getPath().endsWith("getLicense") && asked.getAndIncrement() == 0;
            license(exchange, first ? "before" : "after");
        });
        Report report = ConformanceRun.run(options().withOnly("getLicense/says"));
        assertThat(asked).as("both formats asked twice").hasValue(4);
        assertThat(report.summary()).isEqualTo("3 passed, 0 failed, 0 skipped");
    }

    @Test
    void whatFailsOnceAndNotAgainIsToldButNotCounted() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/rest/", exchange -> {
            boolean late = exchange.getRequestURI().getPath().endsWith("getLicense") && asked.getAndIncrement() == 0;
            if (late) {
                send(exchange, 200, "text/xml",
                        "<subsonic-response xmlns='http://subsonic.org/restapi' status='failed' "
                                + "version='1.16.1'><error code='0' message='busy'/></subsonic-response>");
            } else {
                license(exchange, "same");
            }
        });
        Report report = ConformanceRun.run(options().withOnly("getLicense/says").withStrict());
        assertThat(report.summary()).isEqualTo("3 passed, 0 failed, 0 skipped");
        assertThat(report.outcomes().getFirst().advice()).extracting("category").containsExactly(Category.UNSTEADY);
    }

    @Test
    void casesOfAnExtensionThatIsNotAdvertisedAreSkipped() throws Exception {
        server.createContext("/rest/", exchange -> send(exchange, 200, "application/json", pong()));
        Report report = ConformanceRun.run(options().withOnly("reportPlayback"));
        assertThat(report.outcomes()).isNotEmpty()
                .allMatch(outcome -> outcome.reason().equals("the extension playbackReport is not advertised"));
    }

    @Test
    void credentialsThatAreNotGoodMakeTheServerUnusable() {
        server.createContext("/rest/", exchange -> send(exchange, 200, "application/json", """
                {"subsonic-response":{"status":"failed","version":"1.16.1","error":{"code":40,"message":"no"}}}"""));
        assertThatThrownBy(() -> ConformanceRun.run(options())).isInstanceOf(ServerUnusableException.class)
                .hasMessageContaining("error 40")
                .hasMessageNotContaining("secret");
    }

    private Session session(SubsonicClient client) {
        return new Session(client, Protocol.load(), false, new Session.Account("u", "secret", ""));
    }

    private RunOptions options() {
        return RunOptions.of(address(), "u", "secret");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String pong() {
        return "{\"subsonic-response\":{\"status\":\"ok\",\"version\":\"1.16.1\"}}";
    }

    private static boolean isJson(HttpExchange exchange) {
        return exchange.getRequestURI().getQuery().contains("f=json");
    }

    /// Answers everything well, and a license with an address that begins as told.
    private static void license(HttpExchange exchange, String name) throws IOException {
        boolean json = isJson(exchange);
        String payload = !exchange.getRequestURI().getPath().endsWith("getLicense") ? ""
                : json ? ",\"license\":{\"valid\":true,\"email\":\"" + name + "@example.org\"}"
                        : "<license valid='true' email='" + name + "@example.org'/>";
        send(exchange, 200, json ? "application/json" : "text/xml", json
                ? "{\"subsonic-response\":{\"status\":\"ok\",\"version\":\"1.16.1\"" + payload + "}}"
                : "<subsonic-response xmlns='http://subsonic.org/restapi' status='ok' version='1.16.1'>" + payload
                        + "</subsonic-response>");
    }

    private synchronized void rubbish(HttpExchange exchange) throws IOException {
        switch (calls++ % 6) {
            case 0 -> send(exchange, 200, "text/html", "<!doctype html><title>Welcome</title>");
            case 1 -> send(exchange, 500, "text/plain", "oops");
            case 2 -> send(exchange, 200, "application/json", "{\"subsonic-response\":{\"status\":\"ok\"");
            case 3 -> exchange.close();
            case 4 -> send(exchange, 200, "application/json", "{\"subsonic-response\":[null]}");
            default -> send(exchange, 200, "text/xml", "<subsonic-response>" + "<a>".repeat(500));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean bodiless = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
            if (!bodiless) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
