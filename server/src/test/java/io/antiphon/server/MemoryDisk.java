package io.antiphon.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A small disk in memory, which can be filled.
final class MemoryDisk implements AutoCloseable {

    private static final String FILLER = "filler";

    private final Path place;

    private MemoryDisk(Path place) {
        this.place = place;
    }

    /// Empty where mounting is not allowed.
    ///
    /// @param size as `16m`
    static Optional<MemoryDisk> mount(Path place, String size) throws IOException, InterruptedException {
        Files.createDirectories(place);
        return run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString()) == 0
                ? Optional.of(new MemoryDisk(place))
                : Optional.empty();
    }

    Path place() {
        return place;
    }

    /// Takes all room that is left.
    void fill() throws IOException, InterruptedException {
        run("dd", "if=/dev/zero", "of=" + place.resolve(FILLER), "bs=64k");
    }

    /// Gives the room back.
    void relieve() throws IOException {
        Files.delete(place.resolve(FILLER));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "-l", place.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
