package io.antiphon.persistence.peer;

import io.antiphon.core.LibraryException;
import io.antiphon.persistence.transfer.LineWriter;
import io.antiphon.persistence.transfer.UserDataExport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people did on another server, as an export of this one.
public final class PeerLibrary {

    private PeerLibrary() {}

    /// What to read.
    ///
    /// @param place a file, a folder, or for Airsonic the JDBC URL of PostgreSQL
    /// @param playlists where gonic's playlist files lie; absent for `playlists` beside its database
    /// @param playsOf whose the plays shall be that Airsonic counts for all; absent to choose
    public record Source(PeerKind kind, String place, PathMap paths, @Nullable Path playlists,
            @Nullable String playsOf) {}

    /// Reads a copy of the database; what it belongs to may run.
    ///
    /// @param target the file to write
    /// @return what people should know
    /// @throws LibraryException.Invalid when it is no such database, or of a version that nothing is known of
    public static List<String> convert(Source source, Path target, Instant at) throws IOException {
        Path scratch = Files.createTempDirectory(target.toAbsolutePath().getParent(), "peer");
        try (Connection connection = open(source, scratch); BufferedWriter out = LineWriter.open(target)) {
            PeerTables tables = new PeerTables(connection, source.kind(), source.place());
            PeerLines lines = new PeerLines(out, source.paths());
            lines.write("antiphon", "format", UserDataExport.FORMAT, "at", at.toString(), "from",
                    source.kind().word());
            reader(source).read(tables, lines);
            return lines.remarks();
        } catch (SQLException e) {
            throw new LibraryException.Invalid("%s cannot be read as a database of %s: %s. Nothing was changed"
                    .formatted(source.place().replaceFirst("[?].*", ""), source.kind().title(), e.getMessage()));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            deleteTree(scratch);
        }
    }

    private static PeerReader reader(Source source) {
        return switch (source.kind()) {
            case NAVIDROME -> new Navidrome();
            case AIRSONIC -> new Airsonic(source.playsOf());
            case GONIC -> new Gonic(source.playlists() != null ? source.playlists() : besideGonic(source.place()));
        };
    }

    private static Path besideGonic(String place) {
        Path given = Path.of(place);
        return Files.isDirectory(given) ? given.resolve("playlists") : given.resolveSibling("playlists");
    }

    private static Connection open(Source source, Path scratch) throws IOException, SQLException {
        if (source.place().startsWith("jdbc:postgresql:") && source.kind() == PeerKind.AIRSONIC) {
            Connection connection = DriverManager.getConnection(source.place());
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return connection;
        }
        if (source.place().startsWith("jdbc:")) {
            throw new LibraryException.Invalid(
                    "Only jdbc:postgresql: addresses can be read, and only for airsonic; else name the database's file");
        }
        Path place = Path.of(source.place());
        return switch (source.kind()) {
            case NAVIDROME -> PeerSource.sqlite(place, "navidrome.db", scratch);
            case GONIC -> PeerSource.sqlite(place, "gonic.db", scratch);
            case AIRSONIC -> PeerSource.hsqldb(place, scratch);
        };
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
