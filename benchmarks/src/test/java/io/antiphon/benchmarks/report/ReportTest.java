package io.antiphon.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {

    private static final Section SECTION = new Section("CPU time", "ms", true, List.of("ours", "<theirs>"),
            List.of(new Section.Row("ping", List.of(0.5, 2.0)), new Section.Row("getSong", Arrays.asList(1234.0, null)),
                    new Section.Row("nothing", List.of(0.0, 3.0))));
    private static final Report REPORT = Report.of("A run", Instant.EPOCH, List.of(SECTION),
            List.of("theirs & ours failed"));

    @TempDir
    Path folder;

    @Test
    void ratiosAreAgainstTheFirstServerAndMissingWhereAValueIs() {
        assertThat(SECTION.rows().get(0).ratio(1)).isEqualTo(4.0);
        assertThat(SECTION.rows().get(1).ratio(1)).isNull();
        assertThat(SECTION.rows().get(2).ratio(1)).isNull();
    }

    @Test
    void theTableShowsValuesRatiosAndFailures() {
        String table = ResultTable.render(REPORT);

        assertThat(table).contains("CPU time [ms], lower is better", "0.500", "2.00", "4.00×", "1,234", "–",
                "theirs & ours failed");
        List<String> rows = table.lines()
                .filter(line -> line.startsWith("  ping") || line.startsWith("  getSong"))
                .toList();
        assertThat(rows.get(0)).hasSameSizeAs(rows.get(1));
    }

    @Test
    void thePageIsCompleteAndNamesAreEscaped() {
        String page = HtmlReport.render(REPORT);

        assertThat(page).startsWith("<!doctype html>")
                .contains("<svg", "<rect", "&lt;theirs&gt;", "theirs &amp; ours failed")
                .doesNotContain("<theirs>", "http://", "https://")
                .endsWith("</html>\n");
    }

    @Test
    void filesAreWrittenWhereAskedFor() throws IOException {
        Path json = folder.resolve("out.json");
        Path html = folder.resolve("out.html");

        ReportFiles.write(REPORT, Optional.of(json), Optional.of(html));

        assertThat(Files.readString(json)).contains("\"title\" : \"A run\"", "\"lowerIsBetter\" : true",
                "[ 1234.0, null ]");
        assertThat(Files.readString(html)).isEqualTo(HtmlReport.render(REPORT));
    }
}
