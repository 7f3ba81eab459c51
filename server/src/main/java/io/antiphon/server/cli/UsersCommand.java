package io.antiphon.server.cli;

import io.antiphon.server.cli.Operations.AccountLine;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Accounts, for the operator.
@Command(name = "users", description = "Lists and changes accounts.", mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UsersCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    UsersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "Lists the accounts.")
    int list() {
        return with(operations -> {
            terminal.out().printf("%-24s %-6s %s%n", "NAME", "ADMIN", "SINCE");
            for (AccountLine user : operations.listUsers()) {
                terminal.out().printf("%-24s %-6s %.10s%n", user.name(), user.admin() ? "yes" : "", user.createdAt());
            }
        });
    }

    @Command(name = "add",
            description = "Adds an account. Asks for its login password, or reads it from standard input.")
    int add(@Parameters(paramLabel = "NAME") String name,
            @Option(names = "--admin", description = "May do everything.") boolean admin) {
        return with(operations -> {
            operations.addUser(name, terminal.askNewPassword(name), admin);
            terminal.out().printf("Added %s. For a Subsonic app: ./antiphon users app-password %s%n", name, name);
        });
    }

    @Command(name = "password", description = "Sets a login password. Asks for it, or reads it from standard input.")
    int password(@Parameters(paramLabel = "NAME") String name) {
        return with(operations -> {
            operations.setPassword(name, terminal.askNewPassword(name));
            terminal.out().printf("Changed the login password of %s; signed out everywhere.%n", name);
        });
    }

    @Command(name = "delete", description = "Deletes an account with its stars, ratings, plays and playlists.")
    int delete(@Parameters(paramLabel = "NAME") String name) {
        return with(operations -> {
            operations.deleteUser(name);
            terminal.out().printf("Deleted %s.%n", name);
        });
    }

    @Command(name = "app-password", description = "Makes another app-password, for a Subsonic app on one device.")
    int appPassword(@Parameters(paramLabel = "NAME") String name,
            @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "Command line",
                    description = "What to call it.") String device) {
        return with(operations -> {
            String password = operations.addAppPassword(name, device);
            terminal.out().printf("user      %s%npassword  %s%n", name, password);
        });
    }

    @Command(name = "rotate-key",
            description = {"Encrypts all app-passwords under a new secret key. The server must not run.",
                    "A key that is kept in the data directory is replaced there; otherwise asks for the new ANTIPHON_SECRET_KEY, or reads it from standard input."})
    int rotateKey(@Option(names = "--ask",
            description = "Asks for the new key also when the present one is kept in the data directory.") boolean ask) {
        KeyCommand.Done done = KeyCommand.rotate(config, terminal, ask);
        terminal.out()
                .printf("%d app-passwords are encrypted under the new key now.%n%s%n", done.appPasswords(),
                        done.inFile() ? "It is kept in the data directory: back it up with the database."
                                : "Start the server with it as ANTIPHON_SECRET_KEY from now on.");
        return 0;
    }

    private int with(Consumer<Operations> work) {
        try (Operations operations = OpenOperations.open(config, terminal)) {
            work.accept(operations);
            return 0;
        }
    }
}
