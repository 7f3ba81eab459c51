package io.antiphon.server.cli;

import io.antiphon.persistence.transfer.UserDataExport;
import io.antiphon.server.Installation;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.security.PrivateFiles;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Writes what people did to a file.
@Command(name = "export",
        description = "Writes what people did (stars, ratings, plays, playlists, bookmarks, queues) as lines of JSON: see docs/backups.md. The server must not run.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Parameters(paramLabel = "FILE", description = "The file to write, which must not exist.")
    private @Nullable Path file;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path target = file;
        if (target == null || Files.exists(target)) {
            throw new CommandFailure("%s exists already".formatted(target));
        }
        ConfigLoader loader = StoppedServer.configuration(config, terminal);
        PrivateFiles.write(target, new byte[0]);
        try (Installation installation = Installation.open(loader.load());
                Writer out = Files.newBufferedWriter(target)) {
            Map<String, Long> counts = new UserDataExport(installation.database()).write(out,
                    installation.clock().instant());
            terminal.out().printf("Wrote %s: %s%n", target, ImportCommand.told(counts));
            return 0;
        }
    }
}
