package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.LibraryScanner;
import io.antiphon.core.library.scan.RightOfWay;
import io.antiphon.core.library.scan.ScanSettings;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.library.scan.ScanTools;
import io.antiphon.core.library.scan.store.ScanStore;
import io.antiphon.core.search.SearchIndexWriter;
import io.antiphon.core.tag.TagInterpreter;
import io.antiphon.core.tag.TagRules;
import io.antiphon.core.text.SortNames;
import io.antiphon.persistence.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/// A music folder on disk, an empty database in a file, and scans from one to the other.
final class ScanWorld implements AutoCloseable {

    final Path music;
    final TextMediaReader reader = new TextMediaReader();
    final Map<String, SearchIndexWriter.Entry> index = new TreeMap<>();
    private final DataSource pool;
    private final AutoCloseable closing;
    private final IdGenerator ids = new IdGenerator(new Random(7));
    private final List<MusicFolder> folders = new ArrayList<>();
    private long fileClock = 1_700_000_000_000L;
    ScanSettings settings = new ScanSettings(2, false, 0.5, 20, Duration.ofSeconds(20), 64, 20);
    boolean keepIndex = true;
    LibraryScanner scanner;

    ScanWorld(Path directory) throws IOException {
        this(directory, migrated(directory));
    }

    private ScanWorld(Path directory, JdbcConnectionPool pool) throws IOException {
        this(directory, pool, pool::dispose);
    }

    /// Over a database that is open already.
    ScanWorld(Path directory, Database database) throws IOException {
        this(directory, database.dataSource(), database);
    }

    private ScanWorld(Path directory, DataSource pool, AutoCloseable closing) throws IOException {
        this.music = Files.createDirectories(directory.resolve("music"));
        this.pool = pool;
        this.closing = closing;
        addMusicFolder(1, music);
        this.scanner = scanner(new JdbcScanStore(pool));
    }

    private static JdbcConnectionPool migrated(Path directory) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + directory.resolve("library") + ";WRITE_DELAY=0;NON_KEYWORDS=VALUE,YEAR", "sa", "");
        java.util.logging.Logger.getLogger("org.flywaydb").setLevel(java.util.logging.Level.WARNING);
        Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
        return pool;
    }

    DataSource dataSource() {
        return pool;
    }

    void addMusicFolder(int id, Path root) {
        folders.add(new MusicFolder(id, "Music " + id, root));
        execute("INSERT INTO music_folder (id, name, root) VALUES (" + id + ", 'Music', 'x')");
    }

    LibraryScanner scanner(ScanStore store) {
        MusicFolders configured = new MusicFolders() {
            @Override
            public List<MusicFolder> listMusicFolders() {
                return List.copyOf(folders);
            }

            @Override
            public Optional<MusicFolder> findMusicFolder(int id) {
                return folders.stream().filter(folder -> folder.id() == id).findFirst();
            }
        };
        SearchIndexWriter writer = new SearchIndexWriter() {
            @Override
            public void put(Entry entry) {
                if (keepIndex) {
                    index.put(entry.id().value(), entry);
                }
            }

            @Override
            public void add(Entry entry) {
                // An index that believes it would hold two.
                if (index.containsKey(entry.id().value())) {
                    throw new IllegalStateException("put before: " + entry);
                }
                put(entry);
            }

            @Override
            public void remove(ItemId id) {
                index.remove(id.value());
            }

            @Override
            public void commit() {
                // Everything is visible at once here.
            }
        };
        return new LibraryScanner(new ScanTools(configured, store, writer, reader, new TagInterpreter(TagRules.DEFAULT),
                new SortNames(SortNames.DEFAULT_ARTICLES), ids, Clock.fixed(Instant.ofEpochMilli(1_750_000_000_000L),
                        java.time.ZoneOffset.UTC),
                new Events(), new RightOfWay(), settings));
    }

    /// Writes a "sound" file, newer than every one before it.
    Path write(String path, String... lines) {
        return write(path, String.join("\n", lines));
    }

    private Path write(String path, String content) {
        try {
            Path file = music.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            fileClock += 1_000;
            return Files.setLastModifiedTime(file, FileTime.fromMillis(fileClock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An album of tagged tracks that sound different, `1.mp3` and so on.
    void writeAlbum(String folder, String artist, String album, int tracks) {
        for (int i = 1; i <= tracks; i++) {
            write(folder + "/" + i + ".mp3", "TITLE=Song " + i, "ARTIST=" + artist, "ALBUMARTIST=" + artist,
                    "ALBUM=" + album, "TRACKNUMBER=" + i,
                    "GENRE=Rock", "SOUND=" + artist + album + i);
        }
    }

    void edit(String path, UnaryOperator<String> change) {
        try {
            write(path, change.apply(Files.readString(music.resolve(path))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void move(String from, String to) {
        try {
            Files.createDirectories(music.resolve(to).getParent());
            Files.move(music.resolve(from), music.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void copy(String from, String to) {
        try {
            write(to, Files.readString(music.resolve(from)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String path) {
        try (java.util.stream.Stream<Path> files = Files.walk(music.resolve(path))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A scan that has to end well.
    ScanStatus scan() {
        ScanStatus status = tryScan(false);
        assertThat(status.lastError()).isNull();
        return status;
    }

    ScanStatus tryScan(boolean full) {
        try {
            scanner.start(full);
            return scanner.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What the search index calls an item; empty when it does not know it.
    String indexedName(String id) {
        SearchIndexWriter.Entry entry = index.get(id);
        return entry == null ? "" : entry.name();
    }

    String idOf(String path) {
        return text("SELECT id FROM track WHERE path = '" + path + "'");
    }

    /// Of the album of that name that is there.
    String albumId(String name) {
        return text("SELECT id FROM album WHERE NOT missing AND name = '" + name + "'");
    }

    /// Of the artist of that name that is there.
    String artistId(String name) {
        return text("SELECT id FROM artist WHERE NOT missing AND name = '" + name + "'");
    }

    String text(String sql) {
        List<String> rows = list(sql);
        assertThat(rows).as(sql).hasSize(1);
        return rows.getFirst();
    }

    /// Rows as text, columns joined by `|`.
    List<String> list(String sql) {
        List<String> all = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                all.add(String.join("|", values));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return all;
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The library as people see it, without what is random.
    List<String> content() {
        List<String> all = new ArrayList<>();
        all.addAll(
                list("SELECT 'track', t.path, t.title, t.album_name, t.missing, t.cover, a.name, f.path FROM track t "
                        + "LEFT JOIN album a ON a.row_no = t.album LEFT JOIN folder f ON f.row_no = t.folder ORDER BY t.path"));
        all.addAll(list(
                "SELECT 'album', a.name, a.display_artist, a.track_count, a.duration_ms, a.year, a.missing, a.cover_file, a.cover_fingerprint, f.path "
                        + "FROM album a LEFT JOIN folder f ON f.row_no = a.folder ORDER BY a.name, a.display_artist, a.group_key"));
        all.addAll(list(
                "SELECT 'artist', a.name, a.sort_key, a.missing, p.sight, p.album_count, p.track_count, p.roles FROM artist a "
                        + "LEFT JOIN artist_presence p ON p.artist = a.row_no ORDER BY a.name, p.sight"));
        all.addAll(list(
                "SELECT 'folder', f.path, f.media_count, f.missing, a.name, r.name, f.content_hash FROM folder f LEFT JOIN album a ON a.row_no = f.album "
                        + "LEFT JOIN artist r ON r.row_no = f.artist ORDER BY f.path"));
        all.addAll(list(
                "SELECT 'credit', t.path, a.name, c.roles FROM track_credit c JOIN track t ON t.row_no = c.track JOIN artist a ON a.row_no = c.artist "
                        + "ORDER BY t.path, c.roles, a.name"));
        all.addAll(list(
                "SELECT 'genre', g.name, t.path FROM track_genre x JOIN genre g ON g.row_no = x.genre JOIN track t ON t.row_no = x.track "
                        + "ORDER BY g.name, t.path"));
        all.addAll(list("SELECT 'problem', path, reason FROM scan_problem ORDER BY path, reason"));
        return all;
    }

    @Override
    public void close() {
        if (pool instanceof JdbcConnectionPool) {
            execute("SHUTDOWN");
        }
        try {
            closing.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
