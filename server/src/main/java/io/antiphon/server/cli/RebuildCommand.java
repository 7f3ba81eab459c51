package io.antiphon.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.persistence.backup.Rebuild;
import io.antiphon.server.Installation;
import io.antiphon.server.OperatorFile;
import io.antiphon.server.RebuildService;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.LogLevel;
import io.antiphon.server.logging.Logging;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes the database anew from what is left of it.
@Command(name = "rebuild",
        description = "Makes a database that was lost anew: from the one that was set aside, from backups, and from the music itself. The server may run. See docs/backups.md.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

    private static final Duration LOOKS = Duration.ofMillis(300);
    private static final long LONGEST_ABSENCE = Duration.ofMinutes(3).toNanos();

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    RebuildCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Logging.configure(LogLevel.WARNING, terminal.err());
        ConfigLoader loader = config.loader(terminal.environment());
        OperatorFile file = new OperatorFile(loader.dataDirectory());
        Optional<RemoteOperations> running = RemoteOperations.connect(file);
        if (running.isEmpty()) {
            return alone(loader.load());
        }
        try (RemoteOperations server = running.get()) {
            server.rebuild();
        }
        return follow(file);
    }

    /// The server begins again meanwhile, and with it the token in the file is another.
    private int follow(OperatorFile file) throws InterruptedException {
        String told = "";
        long seen = System.nanoTime();
        while (System.nanoTime() - seen < LONGEST_ABSENCE) {
            Optional<JsonNode> progress = ask(file);
            if (progress.isPresent()) {
                seen = System.nanoTime();
                String state = progress.get().path("state").asText();
                if (!state.equals(told)) {
                    terminal.out().println(state);
                    told = state;
                }
                if (state.equals("done")) {
                    terminal.out().printf("Rebuilt from %s%n", progress.get().path("source").asText());
                    return 0;
                }
                if (state.equals("failed")) {
                    throw new CommandFailure(progress.get().path("error").asText());
                }
            }
            Thread.sleep(LOOKS);
        }
        throw new CommandFailure("The server does not answer any more: its log says why.");
    }

    private static Optional<JsonNode> ask(OperatorFile file) {
        Optional<RemoteOperations> running = RemoteOperations.connect(file);
        if (running.isEmpty()) {
            return Optional.empty();
        }
        try (RemoteOperations server = running.get()) {
            return Optional.of(server.rebuildProgress());
        } catch (IOException | CommandFailure _) {
            return Optional.empty();
        }
    }

    /// Opening the data directory sets aside what cannot be used, and later puts the new database in its place.
    private int alone(Loaded loaded) throws IOException {
        Instant since;
        try (Installation installation = Installation.open(loaded)) {
            if (installation.databaseFault().isEmpty()) {
                throw new CommandFailure("Nothing is wrong with the database, so there is nothing to rebuild.");
            }
            since = installation.troubleSince().orElse(Instant.MAX);
        }
        Rebuild rebuild = new Rebuild(loaded.data(),
                RebuildService.backupFolders(loaded.data(), loaded.config().backup()));
        Rebuild.Prepared made = rebuild.prepare(since);
        try (Installation installation = Installation.open(loaded)) {
            RebuildService.keepDeeds(installation, rebuild);
        }
        Installation.open(loaded).close();
        terminal.out().printf("Rebuilt from %s: %s%n", made.source(), ImportCommand.told(Map.copyOf(made.rows())));
        terminal.out()
                .println("The next start of the server looks at the music and takes over what people did meanwhile.");
        return 0;
    }
}
