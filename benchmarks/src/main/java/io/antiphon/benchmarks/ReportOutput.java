package io.antiphon.benchmarks;

import io.antiphon.benchmarks.report.Report;
import io.antiphon.benchmarks.report.ReportFiles;
import io.antiphon.benchmarks.report.ResultTable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options that say where a report goes; the table goes to standard output always, progress to standard error.
final class ReportOutput {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "the figures as JSON")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "a page with bars")
    private @Nullable Path html;

    void progress(String line) {
        spec.commandLine().getErr().println(line);
    }

    void write(Report report) throws IOException {
        spec.commandLine().getOut().println(ResultTable.render(report));
        ReportFiles.write(report, Optional.ofNullable(json), Optional.ofNullable(html));
    }
}
