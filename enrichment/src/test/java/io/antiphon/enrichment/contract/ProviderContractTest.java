package io.antiphon.enrichment.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Provider;
import io.antiphon.enrichment.contract.Case.Stub;
import io.antiphon.enrichment.provider.AnswerCache;
import io.antiphon.enrichment.provider.Services;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Every capability of every provider, whatever its service does.
@ParameterizedClass
@MethodSource("cases")
class ProviderContractTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MAX_BYTES = 128 * 1024;
    private static final WireMockServer SERVER = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .notifier(new Slf4jNotifier(false)));

    private final Case asked;
    private final TestPacing pacing = new TestPacing();

    @TempDir
    private Path directory;

    private Services services = services(LONG);
    private Provider provider = new Missing();

    ProviderContractTest(Case asked) {
        this.asked = asked;
    }

    static Stream<Case> cases() {
        return Stream.of(MusicBrainzCases.all(), PictureAndTextCases.all(), ListeningCases.all()).flatMap(List::stream);
    }

    @BeforeAll
    static void listen() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void make() {
        SERVER.resetAll();
        use(services(LONG));
    }

    @AfterEach
    void close() {
        services.close();
    }

    private void use(Services made) {
        services.close();
        services = made;
        provider = asked.make().apply(made, SERVER.baseUrl());
    }

    private Services services(Duration timeLimit) {
        Path cache = directory == null ? Path.of("never-made") : directory;
        return new Services(Services.userAgent("1.2.3", "me@example.org"), new AnswerCache(cache, 1 << 20), pacing,
                settings -> settings.within(timeLimit, MAX_BYTES));
    }

    private static void answers(List<Stub> stubs) {
        stubs.forEach(stub -> {
            ResponseDefinitionBuilder response = aResponse().withStatus(stub.status())
                    .withHeader("Content-Type", "application/json")
                    .withBody(stub.body());
            SERVER.stubFor(any(urlPathMatching(stub.path()))
                    .andMatching(request -> MatchResult
                            .of(request.getUrl().contains(stub.query())
                                    || request.getBodyAsString().contains(stub.query())))
                    .willReturn(response));
        });
    }

    private static void always(ResponseDefinitionBuilder response) {
        SERVER.stubFor(any(anyUrl()).willReturn(response));
    }

    private static int requests() {
        return SERVER.getAllServeEvents().size();
    }

    private Lookup<?> ask() {
        return asked.askAs(provider);
    }

    private void requireFailure() {
        assertThat(ask()).isInstanceOf(Lookup.Failed.class);
        assertThat(provider.health().failed()).isPositive();
        assertThat(provider.health().lastFailure()).doesNotContain("server-key", "server-secret", "key-of-rob", "://");
    }

    @Test
    void whatIsThereIsFound() {
        answers(asked.found());
        Lookup<?> found = ask();
        assertThat(found).isInstanceOf(Lookup.Found.class);
        asked.check().accept(found.found().orElseThrow());
        assertThat(SERVER.getAllServeEvents())
                .allSatisfy(event -> assertThat(event.getRequest().getHeader("User-Agent"))
                        .isEqualTo("Antiphon/1.2.3 ( me@example.org )"));
    }

    @Test
    void theSameQuestionIsAskedOnceUnlessItIsOnePersons() {
        answers(asked.found());
        Lookup<?> first = ask();
        int before = requests();
        assertThat(ask()).isEqualTo(first);
        assertThat(requests()).isEqualTo(asked.kind().isPersonal() ? 2 * before : before);
    }

    @Test
    void whatIsNotThereIsNothingAndIsRememberedAsThat() {
        answers(asked.nothing());
        assertThat(ask()).isInstanceOf(Lookup.Nothing.class);
        int before = requests();
        assertThat(ask()).isInstanceOf(Lookup.Nothing.class);
        assertThat(requests()).isEqualTo(asked.kind().isPersonal() ? 2 * before : before);
        assertThat(provider.health().failed()).isZero();
    }

    @Test
    void anAnswerThatBreaksOffIsAFailureAndIsAskedForAgain() {
        always(aResponse().withBody("{\"data\":[{\"id\":1,"));
        requireFailure();
        SERVER.resetAll();
        answers(asked.found());
        assertThat(ask()).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void aPageInPlaceOfAnAnswerIsAFailure() {
        always(aResponse().withHeader("Content-Type", "text/html").withBody("<!doctype html><title>Welcome</title>"));
        requireFailure();
    }

    @Test
    void anEmptyAnswerIsAFailure() {
        always(aResponse().withBody(""));
        requireFailure();
    }

    @Test
    void anAnswerOfOtherTypesIsNeverTakenForAnAnswer() {
        for (String strange : List.of("42", "null", "\"text\"", "true", "[[1],\"x\",null]", "{\"error\":{}}",
                "{\"results\":5,\"releases\":\"x\",\"data\":{\"a\":{}},\"images\":{},\"name\":[],\"title\":{},\"id\":[1]}")) {
            SERVER.resetAll();
            always(aResponse().withBody(strange));
            Lookup<?> answer = ask();
            if (asked.kind() != Case.Kind.TELLING) {
                assertThat(answer).as(strange).isNotInstanceOf(Lookup.Found.class);
            }
            use(services(LONG));
        }
    }

    @Test
    void anAnswerNestedBeyondMeasureIsAFailure() {
        always(aResponse().withBody("[".repeat(50_000) + "]".repeat(50_000)));
        requireFailure();
    }

    @Test
    void anAnswerThatNeverEndsIsAFailure() {
        always(aResponse().withBody("{\"data\":\"" + "x".repeat(2 * MAX_BYTES) + "\"}"));
        requireFailure();
    }

    @Test
    void controlCharactersNeverComeThrough() {
        answers(asked.found()
                .stream()
                .map(stub -> new Stub(stub.path(), stub.query(), stub.status(),
                        stub.body().replace("Exam", "E\\u0000\\u0007x\\u202Eam").replace("Open", "O\\u001bpen")))
                .toList());
        String found = String.valueOf(ask());
        assertThat(found.chars()
                .filter(c -> Character.isISOControl(c) && c != '\n' && c != '\t' || c == 0x202E)
                .count()).isZero();
    }

    @Test
    void whoAsksTooMuchComesBackWhenTheServiceSaysSo() {
        always(aResponse().withStatus(429).withHeader("Retry-After", "121").withBody("{\"error\":\"slow down\"}"));
        assertThat(ask()).isInstanceOfSatisfying(Lookup.Failed.class,
                failed -> assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(121)));
        int before = requests();
        assertThat(ask()).isInstanceOf(Lookup.Failed.class);
        assertThat(requests()).isEqualTo(before);
        assertThat(provider.health().pausedUntil()).isNotNull();
        SERVER.resetAll();
        answers(asked.found());
        pacing.move(Duration.ofSeconds(122));
        assertThat(ask()).isInstanceOf(Lookup.Found.class);
        assertThat(provider.health().pausedUntil()).isNull();
    }

    @Test
    void aServiceThatIsDownIsLeftAloneForLongerEachTime() {
        always(aResponse().withStatus(503));
        for (int i = 0; i < 3; i++) {
            requireFailure();
        }
        assertThat(provider.health().pausedUntil()).isNotNull();
        int before = requests();
        requireFailure();
        assertThat(requests()).isEqualTo(before);
    }

    @Test
    void aServiceThatStaysSilentIsAFailure() {
        use(services(Duration.ofMillis(30)));
        always(aResponse().withBody("{}").withFixedDelay(2_000));
        requireFailure();
    }

    @Test
    void nobodyIsLedIntoTheLocalNetwork() {
        for (String inside : List.of("http://127.0.0.2:%d/x".formatted(SERVER.port()), "http://169.254.169.254/latest",
                "http://[::1]:%d/x".formatted(SERVER.port()), "file:///etc/passwd")) {
            SERVER.resetAll();
            use(services(LONG));
            always(aResponse().withStatus(302).withHeader("Location", inside));
            requireFailure();
        }
    }

    @Test
    void whoIsInterruptedGetsAFailureAtOnceAndStaysInterrupted() {
        answers(asked.found());
        Thread.currentThread().interrupt();
        Lookup<?> answer = ask();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isInstanceOf(Lookup.Failed.class);
    }

    @Test
    void aRefusedKeyOfOnePersonIsNothingAndOneOfThisServerAFailure() {
        always(aResponse().withStatus(401).withBody("{\"message\":\"no\"}"));
        assertThat(ask()).isInstanceOf(asked.kind().isPersonal() ? Lookup.Nothing.class : Lookup.Failed.class);
    }

    /// Before there is one.
    private record Missing() implements Provider {

        @Override
        public String name() {
            return "missing";
        }

        @Override
        public String title() {
            return "missing";
        }

        @Override
        public Optional<String> missing() {
            return Optional.of("all");
        }
    }
}
