package io.antiphon.enrichment.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.antiphon.core.provider.Lookup;
import io.antiphon.enrichment.contract.TestPacing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {

    private static final WireMockServer SERVER = server();
    private static final WireMockServer OTHER = server();

    private final TestPacing pacing = new TestPacing();
    private final List<Services> made = new ArrayList<>();

    @TempDir
    private Path directory;

    private static WireMockServer server() {
        return new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .notifier(new Slf4jNotifier(false)));
    }

    @BeforeAll
    static void listen() {
        SERVER.start();
        OTHER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        OTHER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
        OTHER.resetAll();
    }

    @AfterEach
    void close() {
        made.forEach(Services::close);
    }

    private Service service() {
        Services services = new Services("Antiphon/test", new AnswerCache(directory, 1 << 20), pacing);
        made.add(services);
        return services.make(ServiceSettings.of("example", URI.create(SERVER.baseUrl() + "/v1"), Duration.ofSeconds(1)),
                true);
    }

    private static Lookup<String> ask(Service service, Question question) {
        return service.ask(question, node -> Optional.ofNullable(Fields.text(node, "name")));
    }

    private static void answers(String body) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withBody(body)));
    }

    @Test
    void keysAreSentButNamedNowhereOnDiskAndMakeNoOtherQuestion() throws IOException {
        answers("{\"name\":\"x\"}");
        Service service = service();
        Question question = Question.to("a b", "c/d").with("q", "ä&=?");
        assertThat(ask(service, question.secretly("api_key", "s3cret").header("Authorization", "Token s3cret")))
                .isEqualTo(new Lookup.Found<>("x"));
        LoggedRequest sent = SERVER.getAllServeEvents().getFirst().getRequest();
        assertThat(sent.getUrl()).isEqualTo("/v1/a%20b/c%2Fd?q=%C3%A4%26%3D%3F&api_key=s3cret");
        assertThat(sent.getHeader("Authorization")).isEqualTo("Token s3cret");
        assertThat(sent.getHeader("Accept-Encoding")).contains("gzip");
        assertThat(ask(service, question.secretly("api_key", "0ther"))).isEqualTo(new Lookup.Found<>("x"));
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.toList()).hasSize(1).allSatisfy(file -> {
                assertThat(file.getFileName().toString()).doesNotContain("s3cret");
                assertThat(Files.readAllBytes(file)).asHexString().doesNotContain("733363726574");
            });
        }
    }

    @Test
    void anAnswerThatArrivesCompressedIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("{\"name\":\"squeezed\"}".getBytes(StandardCharsets.UTF_8));
        }
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse().withHeader("Content-Encoding", "gzip").withBody(bytes.toByteArray())));
        assertThat(ask(service(), Question.to("x"))).isEqualTo(new Lookup.Found<>("squeezed"));
    }

    @Test
    void answersOutliveTheProgramAndFailuresDoNot() {
        SERVER.stubFor(get(urlEqualTo("/v1/down")).willReturn(aResponse().withStatus(500)));
        SERVER.stubFor(get(urlEqualTo("/v1/there")).willReturn(aResponse().withBody("{\"name\":\"x\"}")));
        SERVER.stubFor(get(urlEqualTo("/v1/gone")).willReturn(aResponse().withStatus(404)));
        Service before = service();
        ask(before, Question.to("down"));
        ask(before, Question.to("there"));
        ask(before, Question.to("gone"));
        SERVER.resetAll();
        answers("{\"name\":\"new\"}");
        Service after = service();
        assertThat(ask(after, Question.to("down"))).isEqualTo(new Lookup.Found<>("new"));
        assertThat(ask(after, Question.to("there"))).isEqualTo(new Lookup.Found<>("x"));
        assertThat(ask(after, Question.to("gone"))).isEqualTo(new Lookup.Nothing<>());
        assertThat(after.health().kept()).isEqualTo(2);
        pacing.move(Duration.ofDays(3));
        assertThat(ask(after, Question.to("gone"))).isEqualTo(new Lookup.Found<>("new"));
        assertThat(ask(after, Question.to("there"))).isEqualTo(new Lookup.Found<>("x"));
    }

    @Test
    void manyWhoAskTheSameAtOnceAreAnsweredByOneRequest() throws InterruptedException, ExecutionException {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{\"name\":\"x\"}").withFixedDelay(200)));
        Service service = service();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Lookup<String>>> answers = Stream
                    .generate(() -> threads.submit(() -> ask(service, Question.to("x"))))
                    .limit(20)
                    .toList();
            for (Future<Lookup<String>> answer : answers) {
                assertThat(answer.get()).isEqualTo(new Lookup.Found<>("x"));
            }
        }
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void questionsGoOutAnIntervalApart() {
        answers("{\"name\":\"x\"}");
        Service service = service();
        var start = pacing.now();
        for (int i = 0; i < 5; i++) {
            ask(service, Question.to("x" + i));
        }
        assertThat(Duration.between(start, pacing.now())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void anotherPortOfTheConfiguredHostIsNotReachedByARedirect() {
        OTHER.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{\"name\":\"inside\"}")));
        SERVER.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(307).withHeader("Location", OTHER.baseUrl() + "/secret")));
        assertThat(ask(service(), Question.to("x"))).isInstanceOf(Lookup.Failed.class);
        assertThat(OTHER.getAllServeEvents()).isEmpty();
    }

    @Test
    void aServiceThatIsNotConfiguredIsNeverInTheLocalNetwork() {
        answers("{\"name\":\"x\"}");
        Services services = new Services("Antiphon/test", new AnswerCache(directory, 1 << 20), pacing);
        made.add(services);
        Service service = services
                .make(ServiceSettings.of("example", URI.create(SERVER.baseUrl()), Duration.ofSeconds(1)), false);
        assertThat(ask(service, Question.to("x"))).isInstanceOf(Lookup.Failed.class);
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void whoAsksWhileTheProgramEndsGetsAFailure() {
        answers("{\"name\":\"x\"}");
        Service used = service();
        Service unused = service();
        ask(used, Question.to("x"));
        made.forEach(Services::close);
        assertThat(ask(used, Question.to("y"))).isInstanceOf(Lookup.Failed.class);
        assertThat(ask(unused, Question.to("z"))).isInstanceOf(Lookup.Failed.class);
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void whoIsToBeReachedIsSaidInOneLine() {
        assertThat(Services.userAgent("1.2", "")).isEqualTo("Antiphon/1.2");
        assertThat(Services.userAgent("1.2", " me@example.org\r\nX: y (z)"))
                .isEqualTo("Antiphon/1.2 ( me@example.org X: y z )");
    }
}
