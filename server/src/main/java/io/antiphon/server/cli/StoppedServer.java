package io.antiphon.server.cli;

import io.antiphon.server.OperatorFile;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.LogLevel;
import io.antiphon.server.logging.Logging;
import java.util.Optional;

/// For commands that work on the data directory of a server that must not run.
final class StoppedServer {

    private StoppedServer() {}

    /// Where the configuration comes from. The log is set up for a command by then.
    static ConfigLoader configuration(ConfigOptions options, Terminal terminal) {
        return configuration(options, terminal, "The server is running: stop it first.");
    }

    /// @param otherwise what to say when one runs
    static ConfigLoader configuration(ConfigOptions options, Terminal terminal, String otherwise) {
        Logging.configure(LogLevel.WARNING, terminal.err());
        ConfigLoader loader = options.loader(terminal.environment());
        Optional<RemoteOperations> running = RemoteOperations.connect(new OperatorFile(loader.dataDirectory()));
        if (running.isPresent()) {
            running.get().close();
            throw new CommandFailure(otherwise);
        }
        return loader;
    }
}
