package io.antiphon.persistence.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.transfer.UserDataImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Databases with the columns that other servers have in their several versions, taken in by a library of the same music elsewhere.
final class PeerImportIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final String MBID = "11111111-2222-4333-8444-555555555555";

    @TempDir
    private static Path empty;
    @TempDir
    private Path folder;
    private Database database;
    private Path there;
    private final AtomicInteger made = new AtomicInteger();

    @BeforeAll
    static void makeTables() {
        Database.open(DatabaseOptions.embedded(empty)).close();
    }

    @AfterEach
    void end() {
        database.close();
    }

    /// Five tracks: as they were there, renamed but with a MusicBrainz id, moved and with the same tags, and a double.
    @BeforeEach
    void begin() throws IOException {
        there = Files.createDirectories(folder.resolve("there"));
        Path here = Files.createDirectories(folder.resolve("here"));
        Files.copy(empty.resolve("antiphon.mv.db"), here.resolve("antiphon.mv.db"));
        database = Database.open(DatabaseOptions.embedded(here));
        Sql sql = database.sql();
        sql.change("INSERT INTO music_folder (id, name, root) VALUES (1, 'Music', '/mnt/music')");
        sql.change(
                "INSERT INTO folder (row_no, id, music_folder, path, name, sort_key, content_hash, added_at) VALUES (1, 'folder', 1, 'Band/Album', 'Album', '', 0, 0)");
        sql.change(
                "INSERT INTO artist (row_no, id, artist_key, name, folded_name, sort_name, sort_key) VALUES (1, 'artist', 'band', 'Band', 'band', '', '')");
        sql.change("""
                INSERT INTO album (row_no, id, music_folder, folder, group_key, name, sort_key, artist_sort_key, display_artist, track_count,
                    duration_ms, added_at, details) VALUES (1, 'album', 1, 1, 'x', 'Album (Remaster)', '', '', 'Band', 3, 0, 0, '{}')
                """);
        track(sql, 1, "one", "Band/Album/01.mp3", "One", "");
        track(sql, 2, "two", "Band/Renamed/Zwei.mp3", "Zwei", ",\"rm\":\"" + MBID + "\"");
        track(sql, 3, "three", "Elsewhere/3.flac", "Three", "");
        track(sql, 4, "double1", "Copies/a.mp3", "Double", "");
        track(sql, 5, "double2", "Copies/b.mp3", "Double", "");
        sql.change(
                "INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) "
                        + "VALUES ('root', 'admin', 'admin', 'OWNER', '', '', 0, TRUE, 0)");
        sql.change(
                "INSERT INTO annotation (user_id, kind, item, rating, play_count, played_at) VALUES ('root', 1, 'one', 2, 50, 1000)");
    }

    private static void track(Sql sql, int row, String id, String path, String title, String more) {
        sql.change("""
                INSERT INTO track (row_no, id, music_folder, folder, album, album_name, title, sort_key, path, size, modified_at, duration_ms,
                    video, cover, signature, added_at, details) VALUES (?, ?, 1, 1, 1, 'Album', ?, '', ?, 1, 1, 60000, FALSE, 0, ?, 0, ?)
                """, row, id, title, path, "s" + id,
                "{\"a\":[\"artist\",\"Band\"],\"au\":[\"mp3\",128,0,44100,2]%s}".formatted(more));
    }

    private static void run(String url, String user, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private TransferReport take(PeerKind kind, Path place, boolean dry, Map<String, String> paths) throws IOException {
        return take(kind, place.toString(), new TransferTerms(dry, false, Map.of(), null), paths);
    }

    private TransferReport take(PeerKind kind, String place, TransferTerms terms, Map<String, String> paths)
            throws IOException {
        Path lines = folder.resolve("lines.jsonl");
        PeerLibrary.convert(new PeerLibrary.Source(kind, place, new PathMap(paths), null, null), lines,
                CLOCK.instant());
        return new UserDataImport(database, new PersonalVersions(), () -> "made%012d".formatted(made.incrementAndGet()),
                CLOCK, terms).read(lines);
    }

    private List<String> rows(String query) {
        return database.sql().list(query, row -> String.valueOf(row.textOrNull(1)));
    }

    private static final String DEEDS = """
            SELECT u.name || ' ' || a.item || ' ' || COALESCE(a.starred_at, 0) || ' ' || COALESCE(a.rating, 0) || ' ' || a.play_count || ' ' ||
            COALESCE(a.played_at, 0) FROM annotation a JOIN app_user u ON u.id = a.user_id ORDER BY 1
            """;

    /// @param version 50: paths absolute, no libraries; 54: absolute with a library; 60: relative to one of two libraries
    private Path navidrome(int version) throws SQLException {
        Path file = there.resolve("navidrome.db");
        String root = version == 60 ? "" : "/music/";
        String more = version == 60 ? ", folder_id TEXT, library_id INTEGER"
                : version == 54 ? ", library_id INTEGER" : "";
        String values = version == 60 ? ", 'f', 1" : version == 54 ? ", 1" : "";
        String recording = version == 50 ? "mbz_track_id" : "mbz_recording_id";
        List<String> sql = new ArrayList<>(List.of("PRAGMA journal_mode=WAL",
                "CREATE TABLE user (id TEXT, user_name TEXT, email TEXT, password TEXT, is_admin BOOL, created_at DATETIME)",
                "INSERT INTO user VALUES ('1', 'admin', '', 'x', 1, '2020-01-01 00:00:00'), ('2', 'ann', 'ann@example.org', 'y', 0, '2021-01-01T00:00:00Z')",
                "CREATE TABLE media_file (id TEXT, path TEXT, title TEXT, album TEXT, artist TEXT, album_id TEXT, duration REAL, %s TEXT%s)"
                        .formatted(recording, more),
                "CREATE TABLE album (id TEXT, name TEXT, album_artist TEXT)",
                "CREATE TABLE artist (id TEXT, name TEXT)",
                "INSERT INTO album VALUES ('al', 'Album', 'Band')", "INSERT INTO artist VALUES ('ar', 'Band')",
                "CREATE TABLE annotation (user_id TEXT, item_id TEXT, item_type TEXT, play_count INTEGER, play_date DATETIME, rating INTEGER, starred BOOL, starred_at DATETIME)",
                "CREATE TABLE playlist (id TEXT, name TEXT, comment TEXT, public BOOL, created_at DATETIME, updated_at DATETIME, %s TEXT%s)"
                        .formatted(version == 50 ? "owner" : "owner_id", version == 50 ? "" : ", rules TEXT"),
                "CREATE TABLE playlist_tracks (id INTEGER, playlist_id TEXT, media_file_id TEXT)",
                "CREATE TABLE bookmark (user_id TEXT, item_id TEXT, item_type TEXT, comment TEXT, position INTEGER, changed_by TEXT, created_at DATETIME, updated_at DATETIME)",
                "CREATE TABLE playqueue (id TEXT, user_id TEXT, current TEXT, position REAL, changed_by TEXT, items TEXT, created_at DATETIME, updated_at DATETIME)",
                "INSERT INTO annotation VALUES ('2', 't1', 'media_file', 7, '2024-05-06 07:08:09.5+00:00', 4, 1, '2024-01-01T00:00:00+01:00'), "
                        + "('2', 't2', 'media_file', 0, NULL, 3, 0, NULL), ('2', 't3', 'media_file', 0, NULL, 0, 1, '2024-01-02 00:00:00'), "
                        + "('2', 'al', 'album', 9, '2024-05-06 07:08:09+00:00', 0, 1, '2024-01-03 00:00:00+00:00'), "
                        + "('2', 'ar', 'artist', 0, NULL, 5, 0, NULL), ('2', 't4', 'media_file', 1, NULL, 0, 1, '2024-01-02 00:00:00'), "
                        + "('2', 't9', 'media_file', 1, NULL, 0, 1, '2024-01-02 00:00:00'), "
                        + "('1', 't1', 'media_file', 20, '2024-05-06 07:08:09+00:00', 5, 0, NULL)",
                "INSERT INTO playlist VALUES ('p', 'List', 'words', 1, '2022-01-01 00:00:00', '2022-02-01 00:00:00', '%s'%s)"
                        .formatted(version == 50 ? "ann" : "2", version == 50 ? "" : ", ''"),
                "INSERT INTO playlist_tracks VALUES (2, 'p', 't1'), (1, 'p', 't3'), (3, 'p', 't9')",
                "INSERT INTO bookmark VALUES ('2', 't2', 'media_file', 'here', 1234, 'app', '2022-01-01 00:00:00', '2022-01-02 00:00:00')",
                "INSERT INTO playqueue VALUES ('q', '2', '%s', 99, 'app', 't3,t1', '2022-01-01 00:00:00', '2022-01-02 00:00:00')"
                        .formatted(version == 60 ? "1" : "t1")));
        if (version >= 54) {
            sql.add("CREATE TABLE library (id INTEGER, name TEXT, path TEXT)");
            sql.add("INSERT INTO library VALUES (1, 'Music', '/music')");
        }
        if (version == 60) {
            sql.add("INSERT INTO library VALUES (2, 'Other', '/other')");
            sql.add("CREATE TABLE user_library (user_id TEXT, library_id INTEGER)");
            sql.add("INSERT INTO user_library VALUES ('1', 1), ('1', 2), ('2', 1)");
            sql.add("CREATE TABLE scrobbles (media_file_id TEXT, user_id TEXT, submission_time INTEGER)");
            sql.add("INSERT INTO scrobbles VALUES ('t1', '2', 1700000000)");
        }
        for (String track : List.of("'t1', '%sBand/Album/01.mp3', 'One'", "'t2', '%sBand/Album/02.mp3', 'Two'",
                "'t3', '%sOld/3.mp3', 'Three'", "'t4', '%sx/y/z.mp3', 'Double'", "'t9', '%sgone/9.mp3', 'Nine'")) {
            sql.add("INSERT INTO media_file VALUES (%s, 'Album', 'Band', 'al', 60.4, '%s'%s)".formatted(
                    track.formatted(root), track.startsWith("'t2") ? MBID : "", values));
        }
        run("jdbc:sqlite:" + file, "", sql);
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 54, 60})
    void whatPeopleDidOnNavidromeComesWithThem(int version) throws Exception {
        Path file = navidrome(version);

        TransferReport would = take(PeerKind.NAVIDROME, there, true, Map.of("/music", "/mnt/music"));
        assertThat(rows(DEEDS)).as("a dry run").containsExactly("admin one 0 2 50 1000");

        TransferReport report = take(PeerKind.NAVIDROME, there, false, Map.of("/music", "/mnt/music"));
        assertThat(would.taken()).isEqualTo(report.taken());
        assertThat(rows(DEEDS)).containsExactly(
                // The higher count and the rating that are here stay, and the later play counts.
                "admin one 0 2 50 1714979289000", "ann album 1704240000000 0 9 1714979289000", "ann artist 0 5 0 0",
                "ann one 1704063600000 4 7 1714979289500", "ann three 1704153600000 0 0 0", "ann two 0 3 0 0");
        assertThat(report.matchedBy()).containsEntry("path+tags", 1L)
                .containsEntry("musicBrainzId", 1L)
                .containsEntry("tags", 1L);
        assertThat(report.ambiguous()).singleElement()
                .satisfies(one -> assertThat(one.candidates()).containsExactly("/mnt/music/Copies/a.mp3",
                        "/mnt/music/Copies/b.mp3"));
        assertThat(report.notFound()).singleElement().satisfies(one -> assertThat(one.theirs()).endsWith("gone/9.mp3"));
        assertThat(report.accounts()).containsExactly("ann");
        assertThat(rows("SELECT track FROM playlist_entry ORDER BY place")).containsExactly("three", "one");
        assertThat(rows("SELECT track || ' ' || position_ms FROM bookmark")).containsExactly("two 1234");
        assertThat(rows("SELECT tracks || ' ' || current_index FROM play_queue")).containsExactly("three one 1");
        assertThat(rows("SELECT login_hash FROM app_user WHERE name = 'ann'")).containsExactly("null");
        assertThat(rows("SELECT track FROM play")).hasSize(version == 60 ? 1 : 0);
        assertThat(rows("SELECT music_folders FROM app_user WHERE name = 'ann'"))
                .containsExactly(version == 60 ? "1" : "null");

        List<String> before = rows(DEEDS);
        assertThat(take(PeerKind.NAVIDROME, file, false, Map.of("/music", "/mnt/music")).taken()).as("a second time")
                .isEmpty();
        assertThat(rows(DEEDS)).isEqualTo(before);
    }

    @Test
    void ratingsThatComeInReplaceThoseThatAreHereWhenThatIsWantedAndAccountsCanBeOthers() throws Exception {
        navidrome(54);
        take(PeerKind.NAVIDROME, there.toString(),
                new TransferTerms(false, true, Map.of("ann", "admin"), null), Map.of());
        assertThat(rows("SELECT name FROM app_user")).containsExactly("admin");
        assertThat(rows("SELECT rating FROM annotation WHERE item = 'one'")).containsExactly("5");
        assertThat(rows("SELECT play_count FROM annotation WHERE item = 'one'")).containsExactly("50");
    }

    @Test
    void anotherRootIsNoMatterAsLongAsTheRestOfThePathIsTheSame() throws Exception {
        navidrome(50);
        TransferReport report = take(PeerKind.NAVIDROME, there, false, Map.of());
        assertThat(report.matchedBy()).containsEntry("tags+path end", 1L);
        assertThat(rows("SELECT item FROM annotation WHERE rating = 4")).containsExactly("one");
    }

    @Test
    void gonicsTablesAndPlaylistFilesAreRead() throws Exception {
        run("jdbc:sqlite:" + there.resolve("gonic.db"), "", List.of(
                "CREATE TABLE users (id INTEGER, name TEXT, password TEXT, is_admin BOOL)",
                "INSERT INTO users VALUES (1, 'admin', 'x', 1), (2, 'ann', 'y', 0)",
                "CREATE TABLE albums (id INTEGER, left_path TEXT, right_path TEXT, root_dir TEXT, tag_title TEXT, tag_album_artist TEXT, tag_brainz_id TEXT)",
                "INSERT INTO albums VALUES (1, 'Band/', 'Album', '/music', 'Album', 'Band', '')",
                "CREATE TABLE artists (id INTEGER, name TEXT)", "INSERT INTO artists VALUES (1, 'Band')",
                "CREATE TABLE tracks (id INTEGER, filename TEXT, album_id INTEGER, length INTEGER, tag_title TEXT, tag_track_artist TEXT, tag_brainz_id TEXT)",
                "INSERT INTO tracks VALUES (1, '01.mp3', 1, 60, 'One', 'Band', ''), (2, '02.mp3', 1, 61, 'Two', 'Band', '"
                        + MBID + "')",
                "CREATE TABLE track_stars (user_id INTEGER, track_id INTEGER, star_date DATETIME)",
                "INSERT INTO track_stars VALUES (2, 1, '2024-01-02 03:04:05.123456789+00:00')",
                "CREATE TABLE track_ratings (user_id INTEGER, track_id INTEGER, rating INTEGER)",
                "INSERT INTO track_ratings VALUES (2, 2, 4)",
                "CREATE TABLE artist_stars (user_id INTEGER, artist_id INTEGER, star_date DATETIME)",
                "INSERT INTO artist_stars VALUES (2, 1, '2024-01-02 00:00:00')",
                "CREATE TABLE track_plays (user_id INTEGER, track_id INTEGER, time DATETIME, count REAL, length INTEGER)",
                "INSERT INTO track_plays VALUES (2, 1, '2024-02-01T00:00:00Z', 3.0, 1), (2, 2, '2024-03-01T00:00:00Z', 2.0, 1)",
                "CREATE TABLE bookmarks (user_id INTEGER, position INTEGER, comment TEXT, entry_id_type TEXT, entry_id INTEGER, created_at DATETIME, updated_at DATETIME)",
                "INSERT INTO bookmarks VALUES (2, 777, '', 'tr', 1, '2022-01-01T00:00:00Z', '2022-01-01T00:00:00Z')",
                "CREATE TABLE play_queues (user_id INTEGER, items TEXT, current TEXT, position INTEGER, updated_at DATETIME, changed_by TEXT)",
                "INSERT INTO play_queues VALUES (2, 'tr-2,tr-1,pe-5', 'tr-1', 5, '2022-01-01T00:00:00Z', 'app')"));
        Path list = Files.createDirectories(there.resolve("playlists/2")).resolve("1.m3u");
        Files.writeString(list,
                "#GONIC-NAME:\"Rock \\\"n\\\" Roll\"\n#GONIC-COMMENT:\"\"\n#GONIC-IS-PUBLIC:\"true\"\n../../../music/Band/Album/02.mp3\n/music/Band/Album/01.mp3\n");

        take(PeerKind.GONIC, there, false, Map.of());
        assertThat(rows(DEEDS)).containsExactly("admin one 0 2 50 1000", "ann album 0 0 5 1709251200000",
                "ann artist 1704153600000 0 0 0", "ann one 1704164645123 0 3 1706745600000",
                "ann two 0 4 2 1709251200000");
        assertThat(rows("SELECT name || ' ' || published FROM playlist")).containsExactly("Rock \"n\" Roll TRUE");
        assertThat(rows("SELECT track FROM playlist_entry ORDER BY place")).containsExactly("two", "one");
        assertThat(rows("SELECT position_ms FROM bookmark")).containsExactly("777");
        assertThat(rows("SELECT tracks || ' ' || current_index FROM play_queue")).containsExactly("two one 1");
        assertThat(take(PeerKind.GONIC, there, false, Map.of()).taken()).isEmpty();
    }

    /// @param relative as since version 11
    private void airsonic(boolean relative) throws SQLException {
        String root = relative ? "" : "/music/";
        String base = relative ? "" : "/music";
        List<String> sql = new ArrayList<>(List.of(
                "CREATE TABLE %s (username VARCHAR(200), email VARCHAR(200)%s)"
                        .formatted(relative ? "users" : "\"USER\"", relative ? ", roles VARCHAR(500)" : ""),
                relative ? "INSERT INTO users VALUES ('admin', NULL, '[\"ADMIN\"]'), ('ann', 'a@b.c', '[\"STREAM\"]'), ('guest', NULL, '[]')"
                        : "INSERT INTO \"USER\" VALUES ('admin', NULL), ('ann', 'a@b.c'), ('guest', NULL)",
                "CREATE TABLE music_folder (id INT, path VARCHAR(200), name VARCHAR(200), enabled BOOLEAN)",
                "INSERT INTO music_folder VALUES (1, '/music', 'Music', TRUE)",
                "CREATE TABLE media_file (id INT, path VARCHAR(200), %s, type VARCHAR(20), title VARCHAR(200), album VARCHAR(200), artist VARCHAR(200), parent_path VARCHAR(200), duration DOUBLE, mb_recording_id VARCHAR(40), play_count INT, last_played TIMESTAMP, present BOOLEAN)"
                        .formatted(relative ? "folder_id INT" : "folder VARCHAR(200)"),
                "CREATE TABLE album (id INT, path VARCHAR(200), name VARCHAR(200), artist VARCHAR(200), play_count INT, last_played TIMESTAMP)",
                "INSERT INTO album VALUES (1, '%sBand/Album', 'Album', 'Band', 4, TIMESTAMP '2024-02-01 00:00:00')"
                        .formatted(root),
                "CREATE TABLE artist (id INT, name VARCHAR(200))", "INSERT INTO artist VALUES (1, 'Band')",
                "CREATE TABLE starred_media_file (media_file_id INT, username VARCHAR(200), created TIMESTAMP)",
                "INSERT INTO starred_media_file VALUES (1, 'ann', TIMESTAMP '2024-01-01 00:00:00')",
                "CREATE TABLE starred_album (album_id INT, username VARCHAR(200), created TIMESTAMP)",
                "INSERT INTO starred_album VALUES (1, 'ann', TIMESTAMP '2024-01-01 00:00:00')",
                "CREATE TABLE starred_artist (artist_id INT, username VARCHAR(200), created TIMESTAMP)",
                "INSERT INTO starred_artist VALUES (1, 'ann', TIMESTAMP '2024-01-01 00:00:00')",
                "CREATE TABLE user_rating (username VARCHAR(200), %s, rating DOUBLE)"
                        .formatted(relative ? "media_file_id INT" : "path VARCHAR(200)"),
                relative ? "INSERT INTO user_rating VALUES ('ann', 3, 4.0), ('ann', 2, 2.0)"
                        : "INSERT INTO user_rating VALUES ('ann', '/music/Band/Album', 4.0), ('ann', '/music/Band/Album/02.mp3', 2.0)",
                "CREATE TABLE playlist (id INT, username VARCHAR(200), is_public BOOLEAN, name VARCHAR(200), comment VARCHAR(200), created TIMESTAMP, changed TIMESTAMP)",
                "INSERT INTO playlist VALUES (1, 'ann', FALSE, 'List', NULL, TIMESTAMP '2022-01-01 00:00:00', TIMESTAMP '2022-01-01 00:00:00')",
                "CREATE TABLE playlist_file (id INT, playlist_id INT, media_file_id INT)",
                "INSERT INTO playlist_file VALUES (1, 1, 2), (2, 1, 1)",
                "CREATE TABLE bookmark (id INT, media_file_id INT, position_millis BIGINT, username VARCHAR(200), comment VARCHAR(200), created TIMESTAMP, changed TIMESTAMP)",
                "INSERT INTO bookmark VALUES (1, 1, 555, 'ann', NULL, TIMESTAMP '2022-01-01 00:00:00', TIMESTAMP '2022-01-01 00:00:00')",
                "CREATE TABLE play_queue (id INT, username VARCHAR(200), %s INT, position_millis BIGINT, changed TIMESTAMP, changed_by VARCHAR(200))"
                        .formatted(relative ? "current_media_file_id" : "\"CURRENT\""),
                "INSERT INTO play_queue VALUES (1, 'ann', 1, 9, TIMESTAMP '2022-01-01 00:00:00', 'app')",
                "CREATE TABLE play_queue_file (id INT, play_queue_id INT, media_file_id INT)",
                "INSERT INTO play_queue_file VALUES (1, 1, 2), (2, 1, 1)"));
        if (!relative) {
            sql.add("CREATE TABLE user_role (username VARCHAR(200), role_id INT)");
            sql.add("INSERT INTO user_role VALUES ('admin', 1), ('ann', 8)");
        }
        String in = relative ? "1" : "'/music'";
        for (String row : List.of(
                "1, '%1$sBand/Album/01.mp3', %2$s, 'MUSIC', 'One', 'Album', 'Band', '%1$sBand/Album', 60.2, NULL, 60, TIMESTAMP '2024-02-01 00:00:00', TRUE",
                "2, '%1$sBand/Album/02.mp3', %2$s, 'MUSIC', 'Two', 'Album', 'Band', '%1$sBand/Album', 60.2, '" + MBID
                        + "', 0, NULL, TRUE",
                "3, '%1$sBand/Album', %2$s, 'ALBUM', 'Album', 'Album', 'Band', '%1$sBand', NULL, NULL, 1, NULL, TRUE",
                "4, '%3$s', %2$s, 'DIRECTORY', 'Music', NULL, NULL, NULL, NULL, NULL, 0, NULL, TRUE")) {
            sql.add("INSERT INTO media_file VALUES (" + row.formatted(root, in, base) + ")");
        }
        sql.add("SHUTDOWN");
        run("jdbc:hsqldb:file:" + there.resolve("db/airsonic"), "sa", sql);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void airsonicsDatabaseOfHsqldbIsRead(boolean relative) throws Exception {
        airsonic(relative);
        TransferReport report = take(PeerKind.AIRSONIC, there, false, Map.of("/music", "/mnt/music"));
        assertThat(report.notFound()).isEmpty();
        assertThat(report.accounts()).as("a guest is nobody").containsExactly("ann");
        assertThat(
                rows("SELECT item || ' ' || COALESCE(rating, 0) || ' ' || (starred_at IS NOT NULL) FROM annotation a "
                        + "JOIN app_user u ON u.id = a.user_id WHERE u.name = 'ann' ORDER BY 1"))
                .containsExactly(
                        "album 4 TRUE", "artist 0 TRUE", "folder 4 FALSE", "one 0 TRUE", "two 2 FALSE");
        assertThat(rows(
                "SELECT play_count FROM annotation a JOIN app_user u ON u.id = a.user_id WHERE u.name = 'admin' ORDER BY item"))
                .as("plays are of nobody, so they are the admin's")
                .containsExactly("4", "60");
        assertThat(rows("SELECT track FROM playlist_entry ORDER BY place")).containsExactly("two", "one");
        assertThat(rows("SELECT position_ms FROM bookmark")).containsExactly("555");
        assertThat(rows("SELECT tracks || ' ' || current_index FROM play_queue")).containsExactly("two one 1");
        assertThat(take(PeerKind.AIRSONIC, there.resolve("db"), false, Map.of("/music", "/mnt/music")).taken())
                .isEmpty();
    }

    @Test
    void whatIsNoSuchDatabaseIsRefusedAndChangesNothing() throws Exception {
        Path other = there.resolve("other.db");
        run("jdbc:sqlite:" + other, "", List.of("CREATE TABLE user (id TEXT, name TEXT)"));
        Path text = Files.writeString(there.resolve("text.db"),
                "I am no database, but long enough to be taken for one. ".repeat(50));
        List<String> before = rows(DEEDS);
        for (Path file : List.of(other, text)) {
            for (PeerKind kind : List.of(PeerKind.NAVIDROME, PeerKind.GONIC)) {
                assertThatThrownBy(() -> take(kind, file, false, Map.of())).isInstanceOf(LibraryException.Invalid.class)
                        .hasMessageContaining(file.toString())
                        .hasMessageContaining("Nothing was changed");
            }
        }
        assertThatThrownBy(() -> take(PeerKind.AIRSONIC, there, false, Map.of()))
                .hasMessageContaining("no database of HSQLDB");
        assertThatThrownBy(() -> take(PeerKind.NAVIDROME, there.resolve("none"), false, Map.of()))
                .hasMessageContaining("There is no");
        assertThat(rows(DEEDS)).isEqualTo(before);
    }
}
