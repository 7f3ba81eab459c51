package io.antiphon.persistence.peer;

import io.antiphon.core.LibraryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Opens a peer's database without touching it: files are copied, and the copy is opened.
final class PeerSource {

    private static final List<String> SQLITE = List.of("", "-wal");
    private static final int TRIES = 20;

    private PeerSource() {}

    /// @param given the file, or the folder that it lies in
    /// @param scratch an empty folder for the copy
    /// @throws LibraryException.Invalid when there is no such database
    static Connection sqlite(Path given, String name, Path scratch) throws IOException, SQLException {
        Path file = Files.isDirectory(given) ? given.resolve(name) : given;
        if (!Files.isRegularFile(file)) {
            throw new LibraryException.Invalid("There is no %s".formatted(file));
        }
        Path copy = scratch.resolve("copy.db");
        // A peer that runs has its newest changes in the log beside the file.
        copyAtRest(file, copy, SQLITE);
        return DriverManager.getConnection("jdbc:sqlite:" + copy);
    }

    /// The embedded database of a folder, or of a file in it.
    static Connection hsqldb(Path given, Path scratch) throws IOException, SQLException {
        Path properties = propertiesOf(given)
                .orElseThrow(() -> new LibraryException.Invalid(
                        "There is no database of HSQLDB in %s: it is a .properties file with a .script beside it"
                                .formatted(given)));
        String name = String.valueOf(properties.getFileName()).replaceFirst("\\.properties$", "");
        copyAtRest(properties.resolveSibling(name), scratch.resolve("copy"),
                List.of(".properties", ".script", ".data", ".log", ".backup", ".lobs"));
        return DriverManager.getConnection(
                "jdbc:hsqldb:file:" + scratch.resolve("copy") + ";shutdown=true;hsqldb.lock_file=false", "sa", "");
    }

    private static Optional<Path> propertiesOf(Path given) throws IOException {
        if (Files.isRegularFile(given)) {
            String name = String.valueOf(given.getFileName());
            int dot = name.lastIndexOf('.');
            Path properties = given.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".properties");
            return Optional.of(properties).filter(Files::isRegularFile);
        }
        for (Path folder : List.of(given, given.resolve("db"))) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.list(folder)) {
                Optional<Path> found = files.filter(file -> file.toString().endsWith(".properties"))
                        .filter(file -> Files.exists(
                                Path.of(file.toString().replaceFirst("\\.properties$", ".script"))))
                        .sorted()
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// Copies files that belong together, again when one of them changed meanwhile.
    private static void copyAtRest(Path file, Path copy, List<String> ends) throws IOException {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<String> before = state(file, ends);
            for (String end : ends) {
                Path part = Path.of(file + end);
                Path target = Path.of(copy + end);
                Files.deleteIfExists(target);
                if (Files.exists(part)) {
                    Files.copy(part, target);
                }
            }
            if (before.equals(state(file, ends))) {
                return;
            }
        }
        throw new LibraryException.Unavailable(
                "%s changes all the time: stop the server it belongs to for a moment".formatted(file));
    }

    private static List<String> state(Path file, List<String> ends) throws IOException {
        List<String> state = new java.util.ArrayList<>();
        for (String end : ends) {
            Path part = Path.of(file + end);
            state.add(Files.exists(part) ? Files.size(part) + " " + Files.getLastModifiedTime(part) : "-");
        }
        return state;
    }
}
