package io.antiphon.persistence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which database, and how much of the machine it may take.
///
/// @param url JDBC URL
/// @param user absent for the embedded database
/// @param password absent for the embedded database
/// @param maxConnections connections open at most
public record DatabaseOptions(String url, @Nullable String user, @Nullable String password, int maxConnections) {

    public static final int DEFAULT_CACHE_MIB = 24;
    private static final String H2 = "jdbc:h2:";
    private static final String WRITE_AT_ONCE = ";WRITE_DELAY=0";
    private static final int DEFAULT_CONNECTIONS = 12;

    /// The embedded database in `antiphon.mv.db` of a folder.
    ///
    /// - `WRITE_DELAY=0` writes every commit to the file before it returns, so that a killed process loses nothing it acknowledged. Only
    ///   while the database is opened and brought up to date: then [GroupCommit] does that.
    /// - `CACHE_SIZE` is fixed because H2's own choice grows with the heap.
    /// - `LOCK_TIMEOUT` is how long two writers of one row wait for each other; [Transactions] tries again after that.
    /// - The file is an [UninterruptedFile]: threads are interrupted when they are to end, and one may be reading or writing then.
    /// - `NON_KEYWORDS`: H2 reserves words that PostgreSQL and the schema use as names.
    ///
    /// @param cacheMib MiB of database pages kept in memory
    public static DatabaseOptions embedded(Path folder, int cacheMib) {
        String file = folder.toAbsolutePath().normalize().resolve(DatabaseFiles.NAME).toString();
        if (file.indexOf(';') >= 0) {
            throw new IllegalArgumentException("the data directory's path must not hold a semicolon: " + file);
        }
        String url = "jdbc:h2:%s:%s%s;CACHE_SIZE=%d;LOCK_TIMEOUT=4000;QUERY_CACHE_SIZE=64;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;MAX_COMPACT_TIME=500;NON_KEYWORDS=VALUE,YEAR;TRACE_LEVEL_FILE=0"
                .formatted(UninterruptedPath.register(), file, WRITE_AT_ONCE, cacheMib * 1024);
        return new DatabaseOptions(url, null, null, DEFAULT_CONNECTIONS);
    }

    public static DatabaseOptions embedded(Path folder) {
        return embedded(folder, DEFAULT_CACHE_MIB);
    }

    /// Whether the embedded database was made in this folder.
    public static boolean isEmbeddedIn(Path folder) {
        return Files.exists(folder.resolve(DatabaseFiles.DATABASE));
    }

    /// The folder of the embedded database.
    Path folder() {
        String file = url.substring(url.indexOf(':', H2.length()) + 1, url.indexOf(';'));
        return Objects.requireNonNull(Path.of(file).getParent(), file);
    }

    /// For connections to a database that is open already, which leave its `WRITE_DELAY` alone.
    String furtherUrl() {
        return url.replace(WRITE_AT_ONCE, "");
    }

    boolean isEmbedded() {
        return url.startsWith(H2);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "DatabaseOptions[url=%s, user=%s, maxConnections=%d]".formatted(url, user, maxConnections);
    }
}
