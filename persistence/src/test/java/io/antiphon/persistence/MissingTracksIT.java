package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.missing.MissingFile;
import io.antiphon.core.library.missing.MissingSelection;
import io.antiphon.core.library.missing.MissingTrack;
import io.antiphon.core.library.missing.MissingTracks.Purged;
import io.antiphon.core.library.missing.Purge;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.outside.Note;
import io.antiphon.core.outside.Topic;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.persistence.missing.JdbcMissingTracks;
import io.antiphon.persistence.outside.JdbcNotes;
import io.antiphon.persistence.scan.JdbcScanStore;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Missing tracks on every database. The fixture has one, alone on its album.
@OnEveryDatabase
final class MissingTracksIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PlaylistId PLAYLIST = new PlaylistId("playlist00000001");

    private final LibraryFixture library = LibraryContract.library();
    private final TestDatabase database;
    private final JdbcMissingTracks missing;
    private final TrackId gone;

    MissingTracksIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
        this.missing = new JdbcMissingTracks(database.database());
        this.gone = library.trackId("Nowhere");
        Sql sql = database.database().sql();
        sql.change("UPDATE artist SET missing = TRUE WHERE name = 'Lost'");
        sql.change("UPDATE track SET missing_since = ? WHERE missing = TRUE", NOON.toEpochMilli());
        database.annotations().star(LibraryContract.ALICE, List.of(gone), NOON);
        database.annotations().rate(LibraryContract.BOB, gone, 3);
        database.playlists()
                .create(PLAYLIST, "Mine", LibraryContract.ALICE, List.of(gone, library.trackId("Taxman"), gone), NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Integer> rows(MissingSelection selection) {
        return missing.listFiles(selection).stream().map(MissingFile::row).toList();
    }

    @Test
    void whatIsMissingIsListedWithWhatHangsOnIt() {
        assertThat(missing.list(MissingSelection.ALL, 0, 10)).singleElement().satisfies((MissingTrack track) -> {
            assertThat(track.id()).isEqualTo(gone);
            assertThat(track.artist()).isEqualTo("Lost");
            assertThat(track.since()).isEqualTo(NOON);
            assertThat(track.stars()).isEqualTo(1);
            assertThat(track.ratings()).isEqualTo(1);
            assertThat(track.playlists()).isEqualTo(1);
        });
        assertThat(missing.list(MissingSelection.ALL, 1, 10)).isEmpty();
        assertThat(missing.count(new MissingSelection(1, NOON.plusMillis(1)))).isEqualTo(1);
        assertThat(missing.count(new MissingSelection(1, NOON))).isZero();
        assertThat(missing.count(new MissingSelection(2, null))).isZero();
    }

    @Test
    void whatIsGivenUpIsGoneFromEverywhereAndItsNumbersAreNotGivenAgain() {
        mark(gone.value());
        JdbcNotes notes = new JdbcNotes(database.database());
        notes.put(gone, new Note(Topic.LYRICS, null, null, NOON, NOON));
        List<Integer> rows = rows(MissingSelection.ALL);
        Purge preview = missing.preview(rows);
        assertThat(preview.catalogue()).isEqualTo(new Purge.Catalogue(1, 1, 1, 1));
        assertThat(preview.deeds()).isEqualTo(new Purge.Deeds(2, 1, 1, 0, 0, 2, 1, 0, 0, 0, 1, 2, 1));
        assertThat(missing.preview(rows)).isEqualTo(preview);

        Purged purged = missing.purge(rows, preview.token(), NOON);

        assertThat(purged.purge()).isEqualTo(preview);
        assertThat(purged.items()).contains(gone).hasSize(3);
        assertThat(missing.count(MissingSelection.ALL)).isZero();
        Sql sql = database.database().sql();
        for (String table : List.of("track", "album", "artist", "folder")) {
            assertThat(sql.find("SELECT COUNT(*) FROM " + table + " WHERE missing = TRUE", row -> row.number(1)))
                    .as(table)
                    .contains(0L);
        }
        assertThat(sql.list("SELECT item FROM annotation", row -> row.text(1))).isEmpty();
        for (String table : List.of("collection_entry", "track_slice", "track_relation")) {
            assertThat(sql.find("SELECT COUNT(*) FROM " + table, row -> row.number(1))).as(table).contains(0L);
        }
        assertThat(notes.find(gone)).isEmpty();
        assertThat(database.playlists().findPlaylist(PLAYLIST).orElseThrow().trackCount()).isEqualTo(1);
        try (ScanSession session = new JdbcScanStore(database.database().dataSource()).open()) {
            assertThat(session.nextRow(Carry.Kind.TRACK)).isGreaterThan(rows.getFirst());
            for (Carry.Kind kind : Carry.Kind.values()) {
                assertThat(sql.find("SELECT value FROM setting WHERE name = ?", row -> row.text(1),
                        "rows.free." + kind.name().toLowerCase(Locale.ROOT)))
                        .contains(Integer.toString(session.nextRow(kind)));
            }
        }
    }

    /// Takes it into a collection, marks a slice in it, and relates it to another and another to it.
    private void mark(String track) {
        Sql sql = database.database().sql();
        sql.change("INSERT INTO collection_entry (user_id, track, added_at) VALUES ('somebody', ?, 0)", track);
        sql.change("""
                INSERT INTO track_slice (id, track, owner, name, start_ms, end_ms, pad_ms, shared, version, created_at, changed_at)
                VALUES ('slice', ?, 'somebody', '', 0, 1, 0, FALSE, 1, 0, 0)
                """, track);
        String relation = """
                INSERT INTO track_relation (id, track, kind, target_kind, target, version, created_at, changed_at)
                VALUES (?, ?, 'REMIX_OF', 1, ?, 1, 0, 0)
                """;
        sql.change(relation, "from", track, "another");
        sql.change(relation, "to", "another", track);
    }

    @Test
    void whatLeadsToAMergedAlbumLeadsToTheOtherOneWhenTheRestOfItIsGivenUp() {
        Sql sql = database.database().sql();
        String album = sql.find("SELECT id FROM album WHERE missing = TRUE", row -> row.text(1)).orElseThrow();
        String other = sql.find("SELECT id FROM album WHERE missing = FALSE ORDER BY row_no LIMIT 1",
                row -> row.text(1)).orElseThrow();
        sql.change("INSERT INTO alias (kind, old_id, new_id) VALUES (2, ?, ?)", album, other);
        sql.change("INSERT INTO share_item (share, place, kind, item) VALUES ('share', 0, 2, ?)", album);
        sql.change("""
                INSERT INTO external_reference (id, kind, item, service, external_id, url, added_by, added_at)
                VALUES ('reference', 2, ?, 'deezer', '1', 'https://www.deezer.com/album/1', 'somebody', 0)
                """, album);
        sql.change("""
                INSERT INTO track_relation (id, track, kind, target_kind, target, version, created_at, changed_at)
                VALUES ('part', ?, 'PART_OF_RELEASE', 2, ?, 1, 0, 0)
                """, library.trackId("Taxman").value(), album);
        List<Integer> rows = rows(MissingSelection.ALL);
        Purge preview = missing.preview(rows);
        assertThat(preview.catalogue().albums()).isEqualTo(1);
        assertThat(preview.deeds().shareItems()).isZero();
        assertThat(preview.deeds().relations()).isZero();
        missing.purge(rows, preview.token(), NOON);
        for (String table : List.of("share_item", "external_reference", "track_relation")) {
            assertThat(sql.find("SELECT COUNT(*) FROM " + table, row -> row.number(1))).as(table).contains(1L);
        }
        assertThat(new Aliases(sql).resolve(Kinds.ALBUM, album)).isEqualTo(other);
    }

    @Test
    void somethingElseThanWasPreviewedIsNotGivenUp() {
        List<Integer> rows = rows(MissingSelection.ALL);
        String token = missing.preview(rows).token();
        database.annotations().star(LibraryContract.BOB, List.of(gone), NOON);
        assertThatThrownBy(() -> missing.purge(rows, token, NOON)).isInstanceOf(LibraryException.Conflict.class)
                .hasMessageContaining(token);
        assertThat(missing.count(MissingSelection.ALL)).isEqualTo(1);
        assertThat(missing.preview(List.of(1)).isEmpty()).as("a track that is there").isTrue();
    }
}
