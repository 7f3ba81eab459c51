package io.antiphon.server.cli;

import io.antiphon.server.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Says which version this is.
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {

    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out()
                .printf("Antiphon %s (Java %s, %s %s)%n", Version.current(), Runtime.version(),
                        System.getProperty("os.name"), System.getProperty("os.arch"));
        return 0;
    }
}
