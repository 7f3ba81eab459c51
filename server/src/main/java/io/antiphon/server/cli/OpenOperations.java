package io.antiphon.server.cli;

import io.antiphon.server.OperatorFile;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.LogLevel;
import io.antiphon.server.logging.Logging;
import java.util.Optional;

/// Finds the running server, or opens the data directory when none runs.
final class OpenOperations {

    private OpenOperations() {}

    static Operations open(ConfigOptions options, Terminal terminal) {
        Logging.configure(LogLevel.WARNING, terminal.err());
        ConfigLoader loader = options.loader(terminal.environment());
        Optional<RemoteOperations> remote = RemoteOperations.connect(new OperatorFile(loader.dataDirectory()));
        if (remote.isPresent()) {
            return remote.get();
        }
        Loaded config = loader.load();
        return LocalOperations.open(config, terminal.environment().getOrDefault("PATH", ""));
    }
}
