package io.antiphon.server.cli;

import io.antiphon.core.LibraryException;
import io.antiphon.persistence.DatabaseUnavailableException;
import io.antiphon.server.SecondCompiler;
import io.antiphon.server.StartException;
import io.antiphon.server.config.InvalidConfigException;
import io.antiphon.server.logging.SecretRedactor;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/// Runs the command that the arguments name. Only that one is described to picocli, because each costs time at the start.
public final class CommandLineProgram {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final Set<String> SERVING = Set.of("serve", "demo");

    private final Terminal terminal;
    private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();

    private CommandLineProgram(Terminal terminal, SecondCompiler.Hold hold) {
        this.terminal = terminal;
        commands.put("serve", () -> new ServeCommand(terminal, hold));
        commands.put("demo", () -> new DemoCommand(terminal, hold));
        commands.put("scan", () -> new ScanCommand(terminal));
        commands.put("missing", () -> new MissingCommand(terminal));
        commands.put("users", () -> new UsersCommand(terminal));
        commands.put("backup", () -> new BackupCommand(terminal));
        commands.put("restore", () -> new RestoreCommand(terminal));
        commands.put("rebuild", () -> new RebuildCommand(terminal));
        commands.put("export", () -> new ExportCommand(terminal));
        commands.put("import", () -> new ImportCommand(terminal));
        commands.put("pair", () -> new PairCommand(terminal));
        commands.put("doctor", () -> new DoctorCommand(terminal));
        commands.put("version", () -> new VersionCommand(terminal));
    }

    /// @return the exit code
    public static int run(String[] arguments) {
        // Before anything else: what it makes of a start's code takes as long as all the rest of reading the arguments and settings.
        boolean serves = arguments.length > 0 && SERVING.contains(arguments[0]);
        SecondCompiler.Hold hold = serves ? SecondCompiler.holdBack() : SecondCompiler.NOT_HELD;
        return new CommandLineProgram(Terminal.system(), hold).execute(arguments);
    }

    private int execute(String[] arguments) {
        CommandLine program = new CommandLine(new RootCommand());
        Supplier<Object> named = arguments.length == 0 ? null : commands.get(arguments[0]);
        if (named == null) {
            commands.forEach((name, command) -> program.addSubcommand(name, command.get()));
        } else {
            program.addSubcommand(arguments[0], named.get());
        }
        if (arguments.length > 0 && arguments[0].equals(WarmUpCommand.NAME)) {
            program.addSubcommand(new WarmUpCommand(terminal));
        }
        // Only what is there already takes this over.
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        program.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        program.setExecutionExceptionHandler((failure, _, _) -> explain(failure));
        if (arguments.length == 0) {
            program.usage(terminal.out());
            return WRONG_USAGE;
        }
        return program.execute(arguments);
    }

    private int explain(Exception failure) throws Exception {
        String message = failure.getMessage() == null ? failure.toString()
                : SecretRedactor.redact(failure.getMessage());
        if (failure instanceof InvalidConfigException invalid) {
            terminal.err().println("The configuration is not right:");
            invalid.problems().forEach(problem -> terminal.err().println("  " + problem));
            return WRONG_USAGE;
        }
        if (failure instanceof StartException || failure instanceof CommandFailure
                || failure instanceof DatabaseUnavailableException
                || failure instanceof LibraryException) {
            terminal.err().println(message);
            return FAILED;
        }
        throw failure;
    }
}
