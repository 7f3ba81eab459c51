package io.antiphon.media.ffmpeg;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How processes behave beside everything else on the machine.
///
/// @param prefix programs and arguments that run the command that follows them
public record ProcessManners(List<String> prefix) {

    /// None in particular.
    public static final ProcessManners NONE = new ProcessManners(List.of());

    private static final long ANSWER_SECONDS = 5;

    public ProcessManners {
        prefix = List.copyOf(prefix);
    }

    /// With lower priority, and ended by the kernel when this process is, however it ends — as far as the system has `nice` and
    /// `setpriv`.
    ///
    /// @param niceness 0 to 19; 0 for the priority of this process
    /// @param searchPath directories as in the environment variable `PATH`
    public static ProcessManners modest(int niceness, String searchPath) {
        List<String> prefix = new ArrayList<>();
        // Tried first, as that of busybox knows no such option and would refuse every command.
        find("setpriv", searchPath).filter(program -> canRun(program, "--pdeathsig", "KILL", "true"))
                .ifPresent(program -> prefix.addAll(List.of(program.toString(), "--pdeathsig", "KILL")));
        if (niceness > 0) {
            find("nice", searchPath)
                    .ifPresent(program -> prefix
                            .addAll(List.of(program.toString(), "-n", Integer.toString(niceness))));
        }
        return new ProcessManners(prefix);
    }

    private static Optional<Path> find(String program, String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory).resolve(program).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean canRun(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
