package io.antiphon.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.benchmarks.report.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Against a small server in this process that answers as the protocol says.
final class PlaybackBenchmarkTest {

    @Test
    void pingAndSongAreMeasuredQuietWhileTheLibraryIsCopiedAndWhileItIsScanned()
            throws IOException, InterruptedException {
        try (TinySubsonicServer first = new TinySubsonicServer(4, 1300);
                TinySubsonicServer second = new TinySubsonicServer(3, 30)) {
            List<Section> sections = new PlaybackBenchmark(List.of(target("first", first), target("second", second)),
                    3, Duration.ofMillis(200), _ -> {}).run();

            assertThat(sections).hasSize(5).allSatisfy(section -> {
                assertThat(section.servers()).containsExactly("first", "second");
                assertThat(section.rows()).allSatisfy(row -> assertThat(row.values()).allMatch(Objects::nonNull));
            });
            assertThat(sections.getFirst().rows()).hasSize(3);
            assertThat(first.syncOffsets()).contains(0, 500, 1000);
        }
    }

    @Test
    void aServerThatAnswersWithAnErrorIsNotMeasured() throws IOException {
        try (TinySubsonicServer server = new TinySubsonicServer(4, 30)) {
            server.failAt("search3");
            PlaybackBenchmark benchmark = new PlaybackBenchmark(List.of(target("one", server)), 1,
                    Duration.ofMillis(50), _ -> {});
            assertThatThrownBy(benchmark::run).isInstanceOf(IOException.class).hasMessageContaining("search3");
        }
    }

    private static Target target(String name, TinySubsonicServer server) {
        return new Target(name, server.url(), "admin", "secret", OptionalLong.empty());
    }
}
