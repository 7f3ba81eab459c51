package io.antiphon.server.cli;

import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.server.cli.Operations.ProblemLine;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks for changes in the music folders.
@Command(name = "scan", description = "Looks for changes in the music folders, in the running server or by itself.",
        mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--full", description = "Reads files that look unchanged, too.")
    private boolean full;

    @Option(names = "--folder", paramLabel = "DIR", description = "Looks only at this folder and what is below it.")
    private @Nullable Path folder;

    @Option(names = "--confirm", paramLabel = "NAME", description = {
            "Believes what a scan refused to believe of this music folder: that it is empty, another disk, or lost most of its files.",
            "`all` for every one."})
    private @Nullable String confirmed;

    @Option(names = "--report", description = "Only lists what the last scan could not take in.")
    private boolean report;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Operations operations = OpenOperations.open(config, terminal)) {
            return report ? report(operations) : scan(operations);
        }
    }

    private int scan(Operations operations) throws InterruptedException {
        ProgressBar bar = new ProgressBar(terminal.err(), terminal.interactive());
        operations.startScan(full, folder, confirmed);
        ScanStatus status = bar.follow(operations::scanStatus);
        terminal.out().println(ProgressBar.summary(status, bar.seconds()));
        return status.lastError() == null ? 0 : 1;
    }

    private int report(Operations operations) {
        List<ProblemLine> problems = operations.listProblems();
        String stopped = operations.scanStatus().lastError();
        if (stopped != null) {
            terminal.out()
                    .println(shown(stopped));
        }
        if (problems.isEmpty() && stopped == null) {
            terminal.out().println("No problems: everything was taken in.");
        }
        problems.forEach(problem -> terminal.out()
                .printf("%s/%s%n    %s%n", shown(problem.musicFolder()), shown(problem.path()),
                        shown(problem.reason())));
        return 0;
    }

    /// File names may hold control characters that a terminal would obey.
    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
