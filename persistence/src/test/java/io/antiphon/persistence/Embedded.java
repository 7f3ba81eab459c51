package io.antiphon.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// Gives each test a folder for the embedded database.
public final class Embedded extends NewDatabases {

    @Override
    Source open() {
        return new Folder();
    }

    /// Where the files are; JUnit closes it after the last class.
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
        public void delete(DatabaseOptions database) throws IOException {
            DatabaseFiles.deleteTree(database.folder());
        }

        @Override
        public void close() throws IOException {
            DatabaseFiles.deleteTree(path);
        }
    }
}
