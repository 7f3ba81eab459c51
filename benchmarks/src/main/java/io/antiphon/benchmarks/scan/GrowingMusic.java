package io.antiphon.benchmarks.scan;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.stream.Stream;

/// A music folder that holds a library once, and twice when it is told to grow. Its files are links to the library's, or copies where the
/// file system has no links; the library stays as it is. Closing it takes it away.
final class GrowingMusic implements AutoCloseable {

    private final Path library;
    private final Path folder;

    private GrowingMusic(Path library, Path folder) {
        this.library = library;
        this.folder = folder;
    }

    static GrowingMusic of(Path library, Path work) throws IOException {
        GrowingMusic music = new GrowingMusic(library.toAbsolutePath(),
                Files.createTempDirectory(work, "antiphon-bench-music-"));
        music.fill("first");
        return music;
    }

    Path folder() {
        return folder;
    }

    /// Adds everything again below another folder.
    void grow() throws IOException {
        fill("second");
    }

    private void fill(String name) throws IOException {
        Path below = folder.resolve(name);
        Files.walkFileTree(library, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(below.resolve(library.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                link(file, below.resolve(library.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void link(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, link);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
