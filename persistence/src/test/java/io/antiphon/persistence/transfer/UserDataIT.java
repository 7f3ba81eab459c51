package io.antiphon.persistence.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.personal.PersonalVersions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people did goes out of one library and into another that holds the same music under other ids.
final class UserDataIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;
    private final AtomicInteger made = new AtomicInteger();

    private Database open(String name) throws IOException {
        return Database.open(DatabaseOptions.embedded(Files.createDirectories(folder.resolve(name))));
    }

    private static String details(String artist) {
        return "{\"a\":[\"%s\",\"Artist\"],\"au\":[\"mp3\",128,0,44100,2]}".formatted(artist);
    }

    private static void track(Database database, int row, String id, String signature, String path, String title) {
        database.sql().change("""
                INSERT INTO track (row_no, id, music_folder, folder, album, album_name, title, sort_key, path, size, modified_at, duration_ms,
                    video, cover, signature, added_at, details) VALUES (?, ?, 1, 1, 1, 'Album', ?, '', ?, 1, 1, 60000, FALSE, 0, ?, 0, ?)
                """, row, id, title, path, signature, details("artist" + id.charAt(0)));
    }

    private static void library(Database database, String prefix) {
        var sql = database.sql();
        sql.change("INSERT INTO music_folder (id, name, root) VALUES (1, 'Music', '/m')");
        sql.change(
                "INSERT INTO folder (row_no, id, music_folder, path, name, sort_key, content_hash, added_at) VALUES (1, ?, 1, 'A', 'A', '', 0, 0)",
                prefix + "folder");
        sql.change(
                "INSERT INTO artist (row_no, id, artist_key, name, folded_name, sort_name, sort_key) VALUES (1, ?, 'artist', 'Artist', 'artist', '', '')",
                prefix + "artist");
        sql.change("""
                INSERT INTO album (row_no, id, music_folder, folder, group_key, name, sort_key, artist_sort_key, display_artist, track_count,
                    duration_ms, added_at, details) VALUES (1, ?, 1, 1, 'x', 'Album', '', '', 'Artist', 3, 0, 0, '{}')
                """, prefix + "album");
    }

    private static List<String> rows(Database database, String query) {
        return database.sql().list(query, row -> {
            StringBuilder text = new StringBuilder();
            text.append(row.textOrNull(1));
            return text.toString();
        });
    }

    private Path exported() throws IOException {
        Path file = folder.resolve("export.jsonl");
        try (Database old = open("old"); Writer out = Files.newBufferedWriter(file)) {
            library(old, "o");
            track(old, 1, "o1", "sound1", "A/1.mp3", "One");
            track(old, 2, "o2", "sound2", "A/2.mp3", "Two");
            track(old, 3, "o3", "sound3", "A/3.mp3", "Three");
            track(old, 4, "o4", "sound4", "A/4.mp3", "Four");
            var sql = old.sql();
            sql.change(
                    "INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) VALUES ('u', 'Ann', 'ann', 'LISTENER', '', '', 0, TRUE, 0)");
            sql.change(
                    "INSERT INTO annotation (user_id, kind, item, starred_at, rating, play_count, played_at) VALUES ('u', 1, 'o1', 1000, 4, 7, 2000)");
            sql.change("INSERT INTO annotation (user_id, kind, item, starred_at) VALUES ('u', 2, 'oalbum', 1000)");
            sql.change("INSERT INTO annotation (user_id, kind, item, starred_at) VALUES ('u', 3, 'oartist', 1000)");
            sql.change("INSERT INTO annotation (user_id, kind, item, starred_at) VALUES ('u', 4, 'ofolder', 1000)");
            sql.change("INSERT INTO play (user_id, played_at, track, client) VALUES ('u', 5, 'o1', 'app')");
            sql.change("INSERT INTO play (user_id, played_at, track, client) VALUES ('u', 90000000, 'o2', 'app')");
            sql.change(
                    "INSERT INTO playlist (id, name, owner, published, read_only, created_at, changed_at) VALUES ('p', 'List', 'u', TRUE, FALSE, 1, 2)");
            for (int place = 0; place < 4; place++) {
                sql.change("INSERT INTO playlist_entry (playlist, place, track) VALUES ('p', ?, ?)", place,
                        "o" + (4 - place));
            }
            sql.change(
                    "INSERT INTO bookmark (user_id, track, position_ms, created_at, changed_at) VALUES ('u', 'o2', 1234, 1, 2)");
            sql.change(
                    "INSERT INTO play_queue (user_id, tracks, current_index, position_ms, changed_at, changed_by) VALUES ('u', 'o1 5:e o3', 2, 9, 3, 'app')");
            sql.change("INSERT INTO collection_entry (user_id, track, added_at) VALUES ('u', 'o3', 5000)");
            sql.change("""
                    INSERT INTO track_slice (id, track, owner, name, start_ms, end_ms, pad_ms, shared, version, created_at, changed_at)
                    VALUES ('s', 'o2', 'u', 'Solo', 1000, 2000, 50, TRUE, 3, 6000, 7000)
                    """);
            sql.change("""
                    INSERT INTO track_relation (id, track, kind, target_kind, target, note, version, created_at, changed_at)
                    VALUES ('r', 'o1', 'REMIX_OF', 1, 'o2', 'by ear', 1, 8000, 9000)
                    """);
            assertThat(new UserDataExport(old).write(out, CLOCK.instant())).containsEntry("track", 4L)
                    .containsEntry("collection", 1L)
                    .containsEntry("slice", 1L)
                    .containsEntry("relation", 1L)
                    .containsEntry("play", 2L)
                    .containsEntry("annotation", 4L);
        }
        return file;
    }

    private TransferReport read(Database database, Path file, boolean dry) throws IOException {
        return new UserDataImport(database, new PersonalVersions(), () -> "made%012d".formatted(made.incrementAndGet()),
                CLOCK,
                TransferTerms.plain(dry)).read(file);
    }

    @Test
    void everythingComesBackUnderTheIdsOfTheSameMusic() throws IOException {
        Path file = exported();
        try (Database now = open("new")) {
            library(now, "n");
            // By sound though moved and retagged, by path though encoded anew, by tags though both.
            track(now, 1, "n1", "sound1", "B/other.mp3", "Uno");
            track(now, 2, "n2", "other2", "A/2.mp3", "Two");
            track(now, 3, "n3", "other3", "C/3.mp3", "Three");

            TransferReport would = read(now, file, true);
            assertThat(would.taken()).containsEntry("annotation", 4L).containsEntry("playlist", 1L);
            assertThat(rows(now, "SELECT item FROM annotation")).as("a dry run").isEmpty();

            TransferReport report = read(now, file, false);
            assertThat(report.taken()).isEqualTo(would.taken());
            assertThat(report.problems()).containsExactly("track A/4.mp3 is not here");
            assertThat(rows(now, "SELECT item FROM annotation ORDER BY kind")).containsExactly("n1", "nalbum",
                    "nartist",
                    "nfolder");
            assertThat(rows(now,
                    "SELECT CONCAT(starred_at, ' ', rating, ' ', play_count, ' ', played_at) FROM annotation WHERE kind = 1"))
                    .containsExactly("1000 4 7 2000");
            assertThat(rows(now, "SELECT CONCAT(total, ' ', votes) FROM item_rating")).containsExactly("4 1");
            assertThat(rows(now, "SELECT track FROM play ORDER BY played_at")).containsExactly("n1", "n2");
            assertThat(rows(now, "SELECT track FROM playlist_entry ORDER BY place")).containsExactly("n3", "n2", "n1");
            assertThat(rows(now, "SELECT track FROM bookmark")).containsExactly("n2");
            assertThat(rows(now, "SELECT CONCAT(track, ' ', added_at) FROM collection_entry"))
                    .containsExactly("n3 5000");
            assertThat(rows(now,
                    "SELECT CONCAT(track, ' ', name, ' ', start_ms, ' ', end_ms, ' ', pad_ms, ' ', shared, ' ', changed_at) FROM track_slice"))
                    .containsExactly("n2 Solo 1000 2000 50 TRUE 7000");
            assertThat(rows(now, "SELECT CONCAT(track, ' ', kind, ' ', target, ' ', note) FROM track_relation"))
                    .containsExactly("n1 REMIX_OF n2 by ear");
            assertThat(rows(now, "SELECT tracks FROM play_queue")).containsExactly("n1 n3");
            assertThat(rows(now, "SELECT name FROM app_user WHERE login_hash IS NULL")).containsExactly("Ann");

            TransferReport again = read(now, file, false);
            assertThat(again.taken()).as("a second import").isEmpty();
        }
    }

    @Test
    void whatPeopleDidSinceStays() throws IOException {
        Path file = exported();
        try (Database now = open("new")) {
            library(now, "n");
            track(now, 1, "n1", "sound1", "A/1.mp3", "One");
            var sql = now.sql();
            sql.change(
                    "INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) VALUES ('v', 'ann', 'ann', 'LISTENER', '', '', 0, TRUE, 0)");
            sql.change(
                    "INSERT INTO annotation (user_id, kind, item, starred_at, rating, play_count, played_at) VALUES ('v', 1, 'n1', 500, 2, 9, 9000)");
            read(now, file, false);
            assertThat(rows(now,
                    "SELECT CONCAT(starred_at, ' ', rating, ' ', play_count, ' ', played_at) FROM annotation WHERE kind = 1"))
                    .containsExactly("500 2 9 9000");
            assertThat(rows(now, "SELECT id FROM app_user")).containsExactly("v");
        }
    }

    @Test
    void aTrackThatCouldBeSeveralIsLeftOutAndSaidSo() throws IOException {
        Path file = exported();
        try (Database now = open("new")) {
            library(now, "n");
            track(now, 1, "n1", "sound1", "B/1.mp3", "Uno");
            track(now, 2, "n2", "sound1", "C/1.mp3", "Uno");
            TransferReport report = read(now, file, false);
            assertThat(report.problems()).contains("track A/1.mp3 could be any of several here");
            assertThat(rows(now, "SELECT item FROM annotation WHERE kind = 1")).isEmpty();
        }
    }

    @Test
    void aCopyIsNotTakenForAMissingTrackOfTheSameSound() throws IOException {
        Path file = folder.resolve("copies.jsonl");
        try (Database old = open("old"); Writer out = Files.newBufferedWriter(file)) {
            library(old, "o");
            track(old, 1, "o1", "sound1", "A/1.mp3", "One");
            track(old, 2, "o2", "sound1", "A/2.mp3", "Two");
            track(old, 3, "o3", "sound3", "A/3.mp3", "Three");
            track(old, 4, "o4", "sound3", "A/4.mp3", "Four");
            var sql = old.sql();
            sql.change("UPDATE track SET missing = TRUE WHERE id IN ('o1', 'o3')");
            sql.change(
                    "INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) VALUES ('u', 'Ann', 'ann', 'LISTENER', '', '', 0, TRUE, 0)");
            // Of the other copy of the one, something is said, too; of that of the other one, nothing.
            sql.change("INSERT INTO annotation (user_id, kind, item, rating) VALUES ('u', 1, 'o1', 1)");
            sql.change("INSERT INTO annotation (user_id, kind, item, rating) VALUES ('u', 1, 'o2', 4)");
            sql.change("INSERT INTO annotation (user_id, kind, item, rating) VALUES ('u', 1, 'o3', 3)");
            new UserDataExport(old).write(out, CLOCK.instant());
        }
        try (Database now = open("new")) {
            library(now, "n");
            track(now, 2, "n2", "sound1", "A/2.mp3", "Two");
            track(now, 4, "n4", "sound3", "A/4.mp3", "Four");
            TransferReport report = read(now, file, false);
            assertThat(rows(now, "SELECT CONCAT(item, ' ', rating) FROM annotation")).containsExactly("n2 4");
            assertThat(report.notFound()).extracting(TransferReport.NotFound::theirs)
                    .containsExactly("A/1.mp3", "A/3.mp3");
        }
    }

    @Test
    void damagedLinesAreToldAndTheOthersTaken() throws IOException {
        Path file = exported();
        Files.writeString(file, Files.readString(file) + """
                {"type":"annotation","user":"Ann","of":"track","item":"o1","starredAt":"yesterday"}
                {broken
                {"type":"annotation","user":"Nobody","of":"track","item":"o1"}
                {"type":"whatever","user":"Ann"}
                """);
        try (Database now = open("new")) {
            library(now, "n");
            track(now, 1, "n1", "sound1", "A/1.mp3", "One");
            TransferReport report = read(now, file, false);
            assertThat(rows(now, "SELECT item FROM annotation WHERE kind = 1")).containsExactly("n1");
            assertThat(report.problems()).anyMatch(problem -> problem.contains("yesterday"))
                    .anyMatch(problem -> problem.contains("broken"))
                    .anyMatch(problem -> problem.contains("Nobody"))
                    .anyMatch(problem -> problem.contains("whatever"));
        }
    }

    @Test
    void aFileThatIsNoExportIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "I am no export\n");
        Path later = Files.writeString(folder.resolve("later"), "{\"type\":\"antiphon\",\"format\":99}\n");
        try (Database now = open("new")) {
            assertThatThrownBy(() -> read(now, text, false)).isInstanceOf(LibraryException.Invalid.class);
            assertThatThrownBy(() -> read(now, later, false)).hasMessageContaining("format 99");
        }
    }

    @Test
    void anExportIsTheStateOfOneMomentWhateverIsWrittenMeanwhile() throws IOException {
        exported();
        try (Database old = open("old")) {
            StringWriter out = new StringWriter() {
                private boolean wrote;

                @Override
                public void write(String text) {
                    super.write(text);
                    // The moment is that of the first question.
                    if (!wrote && text.contains("\"type\":\"user\"")) {
                        wrote = true;
                        inAnotherThread(() -> old.sql()
                                .change("INSERT INTO bookmark (user_id, track, position_ms, created_at, changed_at) VALUES ('u', 'o4', 987654, 1, 2)"));
                    }
                }
            };
            new UserDataExport(old).write(out, CLOCK.instant());
            assertThat(rows(old, "SELECT track FROM bookmark")).contains("o4");
            assertThat(out.toString()).contains("\"positionMs\":1234").doesNotContain("987654");
        }
    }

    private static void inAnotherThread(Runnable work) {
        try {
            Thread.ofPlatform().start(work).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
