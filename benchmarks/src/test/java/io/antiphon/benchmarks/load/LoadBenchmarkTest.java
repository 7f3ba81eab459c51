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
final class LoadBenchmarkTest {

    @Test
    void everyWorkloadIsMeasuredOnEveryServerAndLeavesNothingBehind() throws IOException, InterruptedException {
        try (TinySubsonicServer first = new TinySubsonicServer(40, 1300);
                TinySubsonicServer second = new TinySubsonicServer(3, 30)) {
            LoadResults results = run(List.of(target("first", first), target("second", second)), List.of());

            assertThat(results.failures()).isEmpty();
            Section medians = results.sections()
                    .stream()
                    .filter(section -> section.title().contains("median"))
                    .findFirst()
                    .orElseThrow();
            assertThat(medians.servers()).containsExactly("first", "second");
            assertThat(medians.rows()).extracting(Section.Row::name)
                    .contains("ping", "ping, 2 at a time", "getSong",
                            "getPlaylist 100", "search3 word", "full sync, page of 500", "stream as mp3, first byte",
                            "getCoverArt cold", "stream raw, 64 KB range");
            assertThat(medians.rows()).allSatisfy(row -> assertThat(row.values()).allMatch(Objects::nonNull));
            assertThat(first.starred()).isEmpty();
            assertThat(first.playlists()).isZero();
        }
    }

    @Test
    void aFullSyncAsksForEveryPageOnce() throws IOException, InterruptedException {
        try (TinySubsonicServer server = new TinySubsonicServer(40, 1300)) {
            run(List.of(target("one", server)), List.of("full sync"));

            assertThat(server.syncOffsets()).containsExactly(0, 500, 1000);
        }
    }

    @Test
    void coldCoversAreNeverAskedForTwice() throws IOException, InterruptedException {
        try (TinySubsonicServer server = new TinySubsonicServer(40, 1300)) {
            run(List.of(target("one", server)), List.of("getCoverArt cold"));

            assertThat(server.coverRequests()).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void anEndpointThatFailsIsReportedAndHasNoFigures() throws IOException, InterruptedException {
        try (TinySubsonicServer server = new TinySubsonicServer(40, 100)) {
            server.failAt("getIndexes");

            LoadResults results = run(List.of(target("one", server)), List.of("getIndexes", "ping"));

            assertThat(results.failures()).hasSize(2)
                    .allMatch(line -> line.contains("getIndexes") && line.contains("failed"));
            Section medians = results.sections().getFirst();
            assertThat(medians.rows()).filteredOn(row -> row.name().startsWith("getIndexes"))
                    .allSatisfy(row -> assertThat(row.values()).containsOnlyNulls());
        }
    }

    @Test
    void anEmptyLibraryIsAnErrorThatNamesTheServer() throws IOException {
        try (TinySubsonicServer server = new TinySubsonicServer(0, 0)) {
            assertThatThrownBy(() -> run(List.of(target("hollow", server)), List.of())).isInstanceOf(IOException.class)
                    .hasMessageContaining("hollow")
                    .hasMessageContaining("no albums");
        }
    }

    private static LoadResults run(List<Target> targets, List<String> only) throws IOException, InterruptedException {
        LoadOptions options = new LoadOptions(1, Duration.ofSeconds(1), 24, 2, only, false, 5);
        return new LoadBenchmark(targets, options, _ -> {}).run();
    }

    private static Target target(String name, TinySubsonicServer server) {
        return new Target(name, server.url(), "admin", "secret", OptionalLong.empty());
    }
}
