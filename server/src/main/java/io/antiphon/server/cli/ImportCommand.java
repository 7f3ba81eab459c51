package io.antiphon.server.cli;

import io.antiphon.persistence.transfer.ImportReport;
import io.antiphon.persistence.transfer.UserDataImport;
import io.antiphon.server.Installation;
import io.antiphon.server.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes in what people did, from a file that `export` wrote.
@Command(name = "import",
        description = "Takes in what `export` wrote, for the music that is here; what is here already stays. The server must not run.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "Only says what would be taken in.")
    private boolean dry;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path source = file;
        if (source == null || !Files.isReadable(source)) {
            throw new CommandFailure("%s cannot be read".formatted(source));
        }
        ConfigLoader loader = StoppedServer.configuration(config, terminal);
        try (Installation installation = Installation.open(loader.load())) {
            ImportReport report = new UserDataImport(installation.database(), installation.ids()::next,
                    installation.clock(), dry).read(source);
            report.problems().forEach(problem -> terminal.out().println("  " + shown(problem)));
            terminal.out()
                    .printf("%s: %s%nKnown already: %s%nLeft out: %,d%n", dry ? "Would take in" : "Took in",
                            told(report.taken()), told(report.known()), report.problemCount());
            return 0;
        }
    }

    static String told(Map<String, Long> counts) {
        return counts.isEmpty() ? "nothing"
                : new TreeMap<>(counts).entrySet()
                        .stream()
                        .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
