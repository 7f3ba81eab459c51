package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.outside.Note;
import io.antiphon.core.outside.Told;
import io.antiphon.core.outside.Topic;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.TopSong;
import io.antiphon.persistence.outside.JdbcNotes;
import io.antiphon.testing.LibraryContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What others told, and how it is kept, on every database.
@OnEveryDatabase
class NotesIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ArtistId ARTIST = new ArtistId("artist0000000001");

    private final TestDatabase database;
    private final JdbcNotes notes;

    NotesIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, LibraryContract.library());
        this.notes = new JdbcNotes(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Note note(Topic topic, Told told) {
        return new Note(topic, "somebody", told, NOON, NOON.plusSeconds(60));
    }

    @Test
    void everythingThatCanBeToldIsReadAsItWasWritten() {
        Map<Topic, Told> told = Map.of(Topic.BIOGRAPHY,
                new Told.Story(new Biography("Ä \"story\"\n\nof two paragraphs", "en", "https://example.org", null)),
                Topic.SIMILAR_ARTISTS,
                new Told.Alike(List.of(new SimilarArtist("Ünï", "mbid", 0.5), new SimilarArtist("Other", null, 0))),
                Topic.TOP_SONGS,
                new Told.Heard(List.of(new TopSong("Song", "Artist", null, 12L), new TopSong("B", "A", "m", null))),
                Topic.LYRICS, new Told.Words(new OfferedLyrics("plain", "[00:01.00]timed", false, "de")));
        told.forEach((topic, value) -> notes.put(ARTIST, note(topic, value)));
        Map<Topic, Note> found = notes.find(ARTIST);
        assertThat(found).hasSameSizeAs(told);
        told.forEach((topic, value) -> assertThat(found.get(topic)).isEqualTo(note(topic, value)));
    }

    @Test
    void thatNobodyKnewIsKeptAndTheNewestAnswerCounts() {
        notes.put(ARTIST, note(Topic.BIOGRAPHY, new Told.Story(new Biography("old", null, null, null))));
        Note nothing = new Note(Topic.BIOGRAPHY, null, null, NOON, NOON.plusSeconds(5));
        notes.put(ARTIST, nothing);
        assertThat(notes.find(ARTIST)).containsExactly(Map.entry(Topic.BIOGRAPHY, nothing));
    }

    @Test
    void thingsOfOtherKindsHaveNotesOfTheirOwn() {
        List<ItemId> same = List.of(new TrackId("same000000000001"), new AlbumId("same000000000001"),
                new ArtistId("same000000000001"));
        for (ItemId item : same) {
            notes.put(item, note(Topic.BIOGRAPHY, new Told.Story(new Biography(item.toString(), null, null, null))));
        }
        for (ItemId item : same) {
            assertThat(notes.find(item).get(Topic.BIOGRAPHY)).isEqualTo(
                    note(Topic.BIOGRAPHY, new Told.Story(new Biography(item.toString(), null, null, null))));
        }
    }

    @Test
    void whatAnotherVersionWroteIsAskedForAgain() {
        notes.put(ARTIST, note(Topic.BIOGRAPHY, new Told.Story(new Biography("text", null, null, null))));
        database.database().sql().change("UPDATE outside_note SET document = ?", "[\"of another shape\"]");
        assertThat(notes.find(ARTIST)).isEmpty();
        database.database().sql().change("UPDATE outside_note SET topic = ?", "HOROSCOPE");
        assertThat(notes.find(ARTIST)).isEmpty();
    }
}
