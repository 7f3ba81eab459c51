package io.antiphon.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.conformance.chapter.Chapters;
import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.suite.Case;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void missingOrBadOptionsEndWithTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--url", "nonsense", "--user", "u")).isEqualTo(2);
        assertThat(run("--url", "http://127.0.0.1:9")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--user");
    }

    @Test
    void aServerThatIsNotThereEndsWithTwoAndSaysSo() {
        assertThat(run("--url", "http://127.0.0.1:9", "--user", "u", "--password", "hunter2", "--timeout", "1"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Cannot judge http://127.0.0.1:9")
                .doesNotContain("hunter2");
    }

    @Test
    void readOnlyLeavesOutWhatChangesAndOneChapterLeavesOutTheOthers() {
        RunOptions options = new RunOptions(URI.create("http://h"), "u", "p", "", "", "browsing", true, false, false,
                Duration.ofSeconds(1));
        assertThat(Chapters.cases(Protocol.load())).filteredOn(ConformanceRun.chosen(options))
                .isNotEmpty()
                .allMatch(each -> !each.changes() && each.chapter().equals("Browsing"));
    }

    @Test
    void onlyTakesAPartOfAnIdOrARegularExpression() {
        RunOptions all = RunOptions.of(URI.create("http://h"), "u", "p");
        assertThat(Chapters.cases(Protocol.load())).filteredOn(ConformanceRun.chosen(all.withOnly("GETALBUM/")))
                .extracting(Case::endpoint)
                .containsOnly("getAlbum");
        assertThat(Chapters.cases(Protocol.load())).filteredOn(ConformanceRun.chosen(all.withOnly("^(ping|stream)/")))
                .extracting(Case::endpoint)
                .containsOnly("ping", "stream");
    }

    private int run(String... arguments) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Main(out, errors));
        line.setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
        return line.execute(arguments);
    }
}
