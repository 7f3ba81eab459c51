package io.antiphon.server;

import io.antiphon.testing.LiveThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What this process holds on account of sound that it sends: programs, open files, pipes and threads. On Linux.
final class Holdings {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final String PREFIX = "ffmpeg-";
    /// The one thread that starts programs stays.
    private static final String STARTER = PREFIX + "starter";

    private final List<String> folders;
    private final long pipesBefore;

    private Holdings(List<Path> folders) {
        this.folders = folders.stream().map(Path::toString).toList();
        this.pipesBefore = pipes();
    }

    /// @param folders whose open files count
    static Holdings of(Path... folders) {
        return new Holdings(List.of(folders));
    }

    static List<ProcessHandle> programs() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .command()
                        .filter(command -> command.endsWith("ffmpeg") || command.endsWith("prlimit"))
                        .isPresent())
                .toList();
    }

    /// Open files below the folders, deleted ones too.
    List<String> files() {
        return open().filter(name -> folders.stream().anyMatch(name::startsWith)).toList();
    }

    long pipes() {
        return open().filter(name -> name.startsWith("pipe:")).count();
    }

    long pipesBefore() {
        return pipesBefore;
    }

    /// Those that look after programs, virtual ones too.
    static List<String> threads() {
        return LiveThreads.all()
                .map(Thread::getName)
                .filter(name -> name.startsWith(PREFIX) && !name.startsWith(STARTER))
                .toList();
    }

    private static Stream<String> open() {
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            return descriptors.map(Holdings::target).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Closed meanwhile, it is nothing any more.
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
