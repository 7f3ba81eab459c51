package io.antiphon.benchmarks;

import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program: `generate`, `measure`, `scan`, `transcode`, `stream`, `listeners`, `stars` and `playback`; without a name, `measure`
/// is meant. Errors are one line on standard error and exit code 1.
@Command(name = "antiphon bench", mixinStandardHelpOptions = true, subcommands = {GenerateCommand.class,
        MeasureCommand.class, ScanCommand.class, TranscodeCommand.class, StreamCommand.class, ListenersCommand.class,
        StarsCommand.class, PlaybackCommand.class},
        description = "Generates music libraries and measures Subsonic servers on this machine.")
final class Main {

    private static final Set<String> ABOUT = Set.of("--help", "--version");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main()).setExecutionExceptionHandler((error, line, _) -> {
            line.getErr().println("antiphon bench: " + error.getMessage());
            return line.getCommandSpec().exitCodeOnExecutionException();
        }).execute(named(arguments));
    }

    private static String[] named(String... arguments) {
        boolean nameless = Stream.of(arguments)
                .limit(1)
                .anyMatch(first -> first.startsWith("--") && !ABOUT.contains(first));
        return nameless ? Stream.concat(Stream.of("measure"), Stream.of(arguments)).toArray(String[]::new) : arguments;
    }
}
