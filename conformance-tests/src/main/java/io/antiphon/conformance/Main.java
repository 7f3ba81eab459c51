package io.antiphon.conformance;

import io.antiphon.conformance.report.HtmlReport;
import io.antiphon.conformance.report.JsonResults;
import io.antiphon.conformance.report.Report;
import io.antiphon.conformance.report.ReportTable;
import io.antiphon.conformance.suite.Outcome;
import io.antiphon.conformance.suite.ServerUnusableException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line. It ends with 0 when nothing required fails, 1 when something does, and 2 when the server or the
/// options cannot be used.
@Command(name = "antiphon-conformance", mixinStandardHelpOptions = true, version = "antiphon-conformance 0.1.0",
        sortOptions = false, description = "Judges any Subsonic or OpenSubsonic server over HTTP.")
public final class Main implements Callable<Integer> {

    @Option(names = "--url", required = true,
            description = "The server's address, with a path if it lives beneath one.")
    private URI url = URI.create("http://127.0.0.1");

    @Option(names = "--user", defaultValue = "", description = "Who to sign in as; best an administrator.")
    private String user = "";

    @Option(names = "--password", defaultValue = "", description = "The password that tokens are made of.")
    private String password = "";

    @Option(names = "--api-key", defaultValue = "", description = "An API key of the same user, to try that too.")
    private String apiKey = "";

    @Option(names = "--report", description = "Write a page of HTML there.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Write all outcomes as JSON there.")
    private @Nullable Path json;

    @Option(names = "--only", defaultValue = "",
            description = "Only cases whose id (endpoint/title) holds this text or fits this regular expression.")
    private String only = "";

    @Option(names = "--chapter", defaultValue = "", description = "Only one chapter, such as Browsing.")
    private String chapter = "";

    @Option(names = "--read-only", description = "Leave out all cases that change what the server keeps.")
    private boolean readOnly;

    @Option(names = "--strict", description = "Let advice count as failure.")
    private boolean strict;

    @Option(names = "--allow-undocumented", description = "Take undocumented fields as worth a remark only.")
    private boolean allowUndocumented;

    @Option(names = "--timeout", defaultValue = "20",
            description = "Seconds to bear silence; a whole answer may take twice as long (default ${DEFAULT-VALUE}).")
    private int timeout = 20;

    @Option(names = "--quiet", description = "Print the summary only.")
    private boolean quiet;

    /// What the HTTP library says about servers that hang up is in the report already.
    private static final Logger HTTP_LOG = Logger.getLogger("org.apache.http");

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        HTTP_LOG.setLevel(Level.OFF);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new Main(out, System.err)).execute(arguments));
    }

    @Override
    public Integer call() {
        if ((user.isEmpty() && apiKey.isEmpty()) || url.getHost() == null) {
            err.println(url.getHost() == null ? "--url needs an address such as http://127.0.0.1:4040, not " + url
                    : "Give --user and --password, or --api-key");
            return 2;
        }
        RunOptions options = new RunOptions(url, user, password, apiKey, only, chapter, readOnly, strict,
                allowUndocumented, Duration.ofSeconds(Math.max(1, timeout)));
        try {
            Report result = ConformanceRun.run(options, Clock.systemUTC(), this::progress);
            write(result);
            return result.failed() > 0 ? 1 : 0;
        } catch (ServerUnusableException e) {
            err.println("Cannot judge " + url + ": " + e.getMessage());
            return 2;
        } catch (UncheckedIOException e) {
            err.println("Cannot write the report: " + e.getCause());
            return 2;
        }
    }

    private void progress(Outcome outcome) {
        if (outcome.failed() && !quiet) {
            out.println("FAILED  " + outcome.subject().id() + " [" + outcome.column() + "]");
        }
    }

    private void write(Report result) {
        if (!quiet) {
            out.print(ReportTable.render(result));
        }
        out.println(result.summary());
        if (report != null) {
            save(report, HtmlReport.render(result));
        }
        if (json != null) {
            save(json, JsonResults.render(result));
        }
    }

    private static void save(Path path, String text) {
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
