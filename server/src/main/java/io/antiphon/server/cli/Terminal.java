package io.antiphon.server.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where a command reads and writes.
///
/// @param interactive whether a person sits at both ends
record Terminal(PrintStream out, PrintStream err, boolean interactive, Map<String, String> environment) {

    Terminal {
        environment = Map.copyOf(environment);
    }

    static Terminal system() {
        boolean interactive = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return new Terminal(new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8), interactive,
                System.getenv());
    }

    /// Asks for a password twice without showing it; without a person, takes the first line of standard input.
    ///
    /// @throws CommandFailure when there is none, or the two differ
    String askNewPassword(String whose) {
        if (!interactive) {
            return firstLine();
        }
        Console console = Objects.requireNonNull(System.console());
        char[] first = console.readPassword("New password for %s: ", whose);
        char[] again = console.readPassword("Once more: ");
        if (first == null || again == null || !java.util.Arrays.equals(first, again)) {
            throw new CommandFailure("The two passwords differ: nothing was changed.");
        }
        return new String(first);
    }

    private static String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw new CommandFailure("Give the password as the first line of standard input.");
            }
            return line;
        } catch (IOException e) {
            throw new CommandFailure("Standard input cannot be read: " + e.getMessage());
        }
    }
}
