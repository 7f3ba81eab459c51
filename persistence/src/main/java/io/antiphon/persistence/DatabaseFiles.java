package io.antiphon.persistence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The files of the embedded database.
public final class DatabaseFiles {

    public static final String NAME = "antiphon";
    public static final String DATABASE = NAME + ".mv.db";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneOffset.UTC);

    private DatabaseFiles() {}

    public static String stamp(Instant at) {
        return STAMP.format(at);
    }

    /// Moves the database to a name of its own beside it.
    ///
    /// @param why a word for the name
    /// @return its new place
    public static Path setAside(Path data, String why, Instant at) throws IOException {
        Path target = data.resolve("%s-%s-%s.mv.db".formatted(NAME, why, stamp(at)));
        for (int i = 2; Files.exists(target); i++) {
            target = data.resolve("%s-%s-%s-%d.mv.db".formatted(NAME, why, stamp(at), i));
        }
        return Files.move(data.resolve(DATABASE), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Takes the database out of a backup.
    ///
    /// @throws IOException when the file is no backup
    public static void unpack(Path backup, Path target) throws IOException {
        try (ZipInputStream zip = open(backup)) {
            Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
        }
        findNewestState(target);
    }

    /// To be called before a database is opened that was copied while it was in use, or may have been.
    ///
    /// @param file that nobody has open
    public static void findNewestState(Path file) throws IOException {
        NewestState.find(file);
    }

    /// Reads all of the database in a backup, and compares its checksum.
    ///
    /// @throws IOException when the file is no backup, or damaged
    static void check(Path backup) throws IOException {
        try (ZipInputStream zip = open(backup)) {
            zip.transferTo(OutputStream.nullOutputStream());
        }
    }

    /// At the beginning of the database.
    private static ZipInputStream open(Path backup) throws IOException {
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(backup));
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(DATABASE)) {
                    return zip;
                }
            }
            throw new IOException("%s is no backup of Antiphon: it holds no %s".formatted(backup, DATABASE));
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    /// Gives a damaged copy a header again, if it has none and its content is there.
    public static void remakeHeader(Path copy) throws IOException {
        NewestState.remakeHeader(copy);
    }

    /// Makes a directory that only its owner may look into.
    public static void makePrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (isPosix(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// Lets only its owner read a file.
    public static void closeToOthers(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    public static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }
}
