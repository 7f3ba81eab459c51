package io.antiphon.server.cli;

import io.antiphon.server.Installation;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.security.SecretKeys;
import java.io.IOException;
import java.security.SecureRandom;

/// Changes the secret key of a data directory that no server has open.
final class KeyCommand {

    private KeyCommand() {}

    static Done rotate(ConfigOptions options, Terminal terminal, boolean ask) {
        ConfigLoader loader = StoppedServer.configuration(options, terminal,
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

    /// @param inFile whether the new key is kept in the data directory
    record Done(int appPasswords, boolean inFile) {}
}
