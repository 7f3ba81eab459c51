package io.antiphon.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What this process holds on account of sound that it sends: programs, open files, pipes and threads. On Linux.
final class Holdings {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    /// The one thread that starts programs stays.
    private static final Pattern THREAD = Pattern.compile("\"(ffmpeg-(?!starter)[^\"]*)\"");

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
        try {
            Path folder = Files.createTempDirectory("threads");
            Path dump = folder.resolve("dump");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
                return THREAD.matcher(Files.readString(dump)).results().map(found -> found.group(1)).toList();
            } finally {
                Files.deleteIfExists(dump);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
