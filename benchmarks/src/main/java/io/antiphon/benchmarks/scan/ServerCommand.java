package io.antiphon.benchmarks.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a server is started. `{music}`, `{data}` and `{port}` in the arguments stand for what each start is given.
public record ServerCommand(String name, List<String> arguments) {

    private static final String SEPARATOR = "--";

    /// @throws IllegalArgumentException when a start could not be told the port, or there is nothing to start
    public ServerCommand {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("the command of " + name + " is empty");
        }
        if (arguments.stream().noneMatch(argument -> argument.contains("{port}"))) {
            throw new IllegalArgumentException(
                    "the command of " + name + " has no {port}: " + String.join(" ", arguments));
        }
    }

    /// Splits `A a1 a2 -- B b1` into two commands; the i-th is called `names[i]`, else after its program.
    public static List<ServerCommand> parse(List<String> words, List<String> names) {
        List<List<String>> groups = new ArrayList<>();
        groups.add(new ArrayList<>());
        for (String word : words) {
            if (word.equals(SEPARATOR)) {
                groups.add(new ArrayList<>());
            } else {
                groups.getLast().add(word);
            }
        }
        List<ServerCommand> commands = new ArrayList<>();
        for (List<String> group : groups) {
            int number = commands.size();
            String program = group.isEmpty() ? "server " + (number + 1)
                    : String.valueOf(Path.of(group.getFirst()).getFileName());
            commands.add(new ServerCommand(number < names.size() ? names.get(number) : program, List.copyOf(group)));
        }
        return commands;
    }

    List<String> filledIn(Path music, Path data, int port) {
        return arguments.stream()
                .map(argument -> argument.replace("{music}", music.toString())
                        .replace("{data}", data.toString())
                        .replace("{port}", Integer.toString(port)))
                .toList();
    }
}
