package io.antiphon.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Gives each test a file for the embedded database; all are deleted after the last test.
public final class Embedded extends NewDatabases {

    @Override
    Source open() {
        return new Folder();
    }

    /// Where the files are; JUnit closes it after the last test.
    private static final class Folder implements Source {

        private final Path path;
        private final AtomicInteger databases = new AtomicInteger();

        private Folder() {
            try {
                this.path = Files.createTempDirectory("antiphon-databases");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public DatabaseOptions newDatabase() {
            return DatabaseOptions.embedded(path.resolve("library" + databases.incrementAndGet()));
        }

        @Override
        public void close() throws IOException {
            List<Path> files;
            try (Stream<Path> found = Files.walk(path)) {
                files = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
