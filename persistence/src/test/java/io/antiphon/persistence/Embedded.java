package io.antiphon.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test a file for the embedded database; all are deleted after the last test.
public final class Embedded implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Embedded.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DatabaseOptions.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Folder.class, key -> new Folder(), Folder.class)
                .newDatabase();
    }

    /// Where the files are; JUnit closes it after the last test.
    private static final class Folder implements AutoCloseable {

        private final Path path;
        private final AtomicInteger databases = new AtomicInteger();

        private Folder() {
            try {
                this.path = Files.createTempDirectory("antiphon-databases");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private DatabaseOptions newDatabase() {
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
