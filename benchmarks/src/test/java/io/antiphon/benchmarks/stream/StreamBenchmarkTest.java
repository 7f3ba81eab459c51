package io.antiphon.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.antiphon.benchmarks.report.Section;
import io.antiphon.benchmarks.stream.ListenerBenchmark.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamBenchmarkTest {

    private static final int SIZE = 300_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/file", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int length = range == null ? SIZE : 64 * 1024;
            exchange.sendResponseHeaders(range == null ? 200 : 206, length);
            exchange.getResponseBody().write(new byte[length]);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void wholeFilesAndPartsAreMeasured() throws Exception {
        List<Section> sections = new StreamBenchmark(List.of(source()), 2, 2, 5, _ -> {}).run();
        assertThat(sections).hasSize(5)
                .allSatisfy(section -> assertThat(section.rows().getFirst().values()).hasSize(1).doesNotContainNull());
        assertThat(sections.getFirst().rows().getFirst().values().getFirst()).isPositive();
    }

    @Test
    void listenersAreServedAtTheirPace() throws Exception {
        Outcome outcome = new ListenerBenchmark(source(), url("/file"), 3, 800, Duration.ofSeconds(1)).run();
        assertThat(outcome.failures()).isZero();
        assertThat(outcome.pingP99Millis()).isPositive();
    }

    @Test
    void whatIsNotThereIsAnError() {
        Source missing = new Source("none", url("/nothing"), OptionalLong.empty());
        assertThatThrownBy(() -> new StreamBenchmark(List.of(missing), 1, 1, 1, _ -> {}).run())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }

    @Test
    void othersAreNotMeasured() {
        assertThatThrownBy(() -> new Source("far", URI.create("http://192.0.2.1:80/x"), OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Source source() {
        return new Source("tiny", url("/file"), OptionalLong.of(ProcessHandle.current().pid()));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }
}
