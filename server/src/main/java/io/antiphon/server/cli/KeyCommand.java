package io.antiphon.server.cli;

import io.antiphon.server.Installation;
import io.antiphon.server.OperatorFile;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.LogLevel;
import io.antiphon.server.logging.Logging;
import io.antiphon.server.security.SecretKeys;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;

/// Changes the secret key of a data directory that no server has open.
final class KeyCommand {

    private KeyCommand() {}

    static Done rotate(ConfigOptions options, Terminal terminal, boolean ask) {
        Logging.configure(LogLevel.WARNING, terminal.err());
        ConfigLoader loader = options.loader(terminal.environment());
        requireNoServer(new OperatorFile(loader.dataDirectory()),
                "The server is running with the present key: stop it first.");
        Loaded config = loader.load();
        String configured = config.config().secretKey();
        boolean inFile = !ask && (configured == null || configured.isEmpty());
        try (Installation installation = Installation.open(config)) {
            if (!inFile) {
                return new Done(installation.reencrypt(SecretKeys.of(terminal.askNewPassword("the secret key"))),
                        false);
            }
            // The new key is on disk before anything is encrypted under it.
            SecretKeys next = SecretKeys.makeNext(config.data(), new SecureRandom());
            int count = installation.reencrypt(next);
            SecretKeys.useNext(config.data());
            return new Done(count, true);
        } catch (IOException e) {
            throw new CommandFailure("The data directory cannot be written: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /// @param otherwise what to say when one runs
    static void requireNoServer(OperatorFile file, String otherwise) {
        Optional<RemoteOperations> running = RemoteOperations.connect(file);
        if (running.isPresent()) {
            running.get().close();
            throw new CommandFailure(otherwise);
        }
    }

    /// @param inFile whether the new key is kept in the data directory
    record Done(int appPasswords, boolean inFile) {}
}
