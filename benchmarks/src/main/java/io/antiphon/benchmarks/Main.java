package io.antiphon.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program: `generate`, `measure`, `scan`, `transcode`, `stream` and `listeners`. Errors are one line on standard error and exit
/// code 1.
@Command(name = "antiphon-benchmarks", mixinStandardHelpOptions = true, subcommands = {GenerateCommand.class,
        MeasureCommand.class, ScanCommand.class, TranscodeCommand.class, StreamCommand.class, ListenersCommand.class},
        description = "Generates music libraries and measures Subsonic servers on this machine.")
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main()).setExecutionExceptionHandler((error, line, _) -> {
            line.getErr().println("antiphon-benchmarks: " + error.getMessage());
            return line.getCommandSpec().exitCodeOnExecutionException();
        }).execute(arguments);
    }
}
