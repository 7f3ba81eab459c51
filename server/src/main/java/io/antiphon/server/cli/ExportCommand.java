package io.antiphon.server.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.security.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Writes what people did to a file.
@Command(name = "export",
        description = "Writes what people did (stars, ratings, plays, playlists, bookmarks, queues) as lines of JSON, whether the server runs or not: see docs/backups.md.",
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
        PrivateFiles.write(target, new byte[0]);
        boolean whole = false;
        try (Operations operations = OpenOperations.open(config, terminal)) {
            operations.exportTo(target);
            whole = true;
            terminal.out().printf("Wrote %s: %s%n", target, ImportCommand.told(counted(target)));
            return 0;
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static Map<String, Long> counted(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Map<String, Long> counts = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                counts.merge(json.readTree(line).path("type").asText(), 1L, Long::sum);
            }
        }
        return counts;
    }
}
