package io.antiphon.server.cli;

import io.antiphon.server.SecondCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the server.
@Command(name = "serve", description = "Starts the server, looks for new music, and plays to Subsonic apps.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final SecondCompiler.Hold hold;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Option(names = "--music", paramLabel = "DIR",
            description = "A music folder, or NAME=DIR; may be given several times. Remembered for the next start.")
    private List<String> music = new ArrayList<>();

    /// @param hold let go when the library is read, or when it was before
    ServeCommand(Terminal terminal, SecondCompiler.Hold hold) {
        this.terminal = terminal;
        this.hold = hold;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new Serving(terminal, hold).run(options.loader(terminal.environment(), music));
    }
}
