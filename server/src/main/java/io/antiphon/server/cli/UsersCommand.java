package io.antiphon.server.cli;

import io.antiphon.core.user.Role;
import io.antiphon.server.cli.Operations.AccountLine;
import java.util.Locale;
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
            terminal.out().printf("%-24s %-18s %s%n", "NAME", "ROLE", "SINCE");
            for (AccountLine user : operations.listUsers()) {
                terminal.out()
                        .printf("%-24s %-18s %.10s%n", user.name(),
                                user.role() + (user.disabled() ? " (disabled)" : ""), user.createdAt());
            }
        });
    }

    @Command(name = "add",
            description = "Adds an account. Asks for its login password, or reads it from standard input.")
    int add(@Parameters(paramLabel = "NAME") String name,
            @Option(names = "--role", paramLabel = "ROLE", defaultValue = "listener",
                    description = "owner, manager, curator or listener (unless said).") Role role) {
        return with(operations -> {
            operations.addUser(name, terminal.askNewPassword(name), role);
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

    @Command(name = "role", description = "Gives an account a role. What was granted or withdrawn besides stays so.")
    int role(@Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE", description = "owner, manager, curator or listener.") Role role) {
        return with(operations -> {
            operations.changeUser(name, role, null);
            terminal.out().printf("%s is a %s now.%n", name, role.name().toLowerCase(Locale.ROOT));
        });
    }

    @Command(name = "disable", description = "Lets an account do nothing and ends its sessions; nothing of it is lost.")
    int disable(@Parameters(paramLabel = "NAME") String name) {
        return with(operations -> {
            operations.changeUser(name, null, true);
            terminal.out().printf("Disabled %s; signed out everywhere.%n", name);
        });
    }

    @Command(name = "enable", description = "Takes back that an account was disabled.")
    int enable(@Parameters(paramLabel = "NAME") String name) {
        return with(operations -> {
            operations.changeUser(name, null, false);
            terminal.out().printf("Enabled %s.%n", name);
        });
    }

    @Command(name = "invite",
            description = "Makes a link by which somebody makes an account; it works once, within a week.")
    int invite(@Option(names = "--role", paramLabel = "ROLE", defaultValue = "listener",
            description = "manager, curator or listener (unless said).") Role role) {
        return with(operations -> terminal.out().println(operations.invite(role)));
    }

    @Command(name = "password-link",
            description = "Makes a link by which a login password is set; it works once, within a day.")
    int passwordLink(@Parameters(paramLabel = "NAME") String name) {
        return with(operations -> terminal.out().println(operations.passwordLink(name)));
    }

    @Command(name = "app-password", description = "Makes another app-password, for a Subsonic app on one device.")
    int appPassword(@Parameters(paramLabel = "NAME") String name, @Mixin CredentialOptions options) {
        return with(operations -> {
            String password = operations.addAppPassword(name, options.device, options.scopes(), options.expires());
            terminal.out().printf("user      %s%npassword  %s%n", name, password);
        });
    }

    @Command(name = "api-key", description = "Makes an API key, for a program. It is shown this once.")
    int apiKey(@Parameters(paramLabel = "NAME") String name, @Mixin CredentialOptions options) {
        return with(operations -> terminal.out()
                .printf("key  %s%n", operations.addApiKey(name, options.device, options.scopes(), options.expires())));
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
