package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.EditState;
import io.antiphon.core.tag.edit.FieldChange;
import io.antiphon.core.tag.edit.TagEdit;
import io.antiphon.core.tag.edit.TagEdits;
import io.antiphon.core.upload.Upload;
import io.antiphon.core.upload.UploadState;
import io.antiphon.core.upload.Uploads;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.tagedit.JdbcTagEdits;
import io.antiphon.persistence.upload.JdbcUploads;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Uploads and edits of tags on every database.
@OnEveryDatabase
class CurationIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LibraryFixture library = LibraryContract.library();
    private final TestDatabase database;
    private final Uploads uploads;
    private final TagEdits edits;

    CurationIT(io.antiphon.persistence.DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
        this.uploads = new JdbcUploads(database.database());
        this.edits = new JdbcTagEdits(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Upload upload(String id, UserId owner, UploadState state, int minutes) {
        return new Upload(id, owner, "song \u0000🎵.mp3".replace("\u0000", ""), 3_000_000_000L, 1, 5, state,
                state == UploadState.PLACED ? new TrackId("track") : null, null, false, null, NOON,
                NOON.plusSeconds(60L * minutes));
    }

    @Test
    void uploadsAreKeptListedAndForgotten() {
        UserId alice = LibraryContract.ALICE;
        Upload open = upload("a", alice, UploadState.RECEIVING, 0);
        Upload placed = upload("b", alice, UploadState.PLACED, 1);
        Upload refused = upload("c", LibraryContract.BOB, UploadState.REFUSED, 90);
        List.of(open, placed, refused).forEach(uploads::save);
        assertThat(uploads.find("a")).contains(open);
        assertThat(uploads.list(alice, null, 10)).containsExactly(open, placed);
        assertThat(uploads.list(alice, "a", 10)).containsExactly(placed);
        assertThat(uploads.list(alice, "c", 10)).as("a cursor of somebody else's").isEmpty();
        assertThat(uploads.listOpen()).containsExactly(open);
        Upload checking = upload("a", alice, UploadState.CHECKING, 2);
        uploads.save(checking);
        assertThat(uploads.listOpen()).containsExactly(checking);
        uploads.prune(NOON.plusSeconds(3_600));
        assertThat(uploads.find("b")).isEmpty();
        assertThat(uploads.find("a")).as("one that is not over stays").isPresent();
        assertThat(uploads.find("c")).isPresent();
        uploads.delete("a");
        assertThat(uploads.listOpen()).isEmpty();
    }

    @Test
    void aSoundIsFoundInTheMusicFoldersThatAreSeen() {
        database.database()
                .sql()
                .change("UPDATE track SET signature = 'sound-of-taxman' WHERE id = ?",
                        library.trackId("Taxman").value());
        AudioSignature sound = new AudioSignature("sound-of-taxman");
        assertThat(uploads.findSound(sound, Set.of(1, 2)).orElseThrow().track()).isEqualTo(library.trackId("Taxman"));
        assertThat(uploads.findSound(sound, Set.of(99))).isEmpty();
        database.database().sql().change("UPDATE track SET missing = TRUE WHERE signature = 'sound-of-taxman'");
        assertThat(uploads.findSound(sound, Set.of(1, 2))).isEmpty();
    }

    private static TagEdit edit(String id, String of, int folder, EditState state, long kept, int minutes) {
        return new TagEdit(id, of, LibraryContract.ALICE, "alice", NOON.plusSeconds(60L * minutes),
                new TrackId("track"), folder, "a/b.flac",
                List.of(new FieldChange(TagField.TITLE, List.of("\"Old\"\n"), List.of("Nëw 🎵", "\\two")),
                        new FieldChange(TagField.GENRE, List.of("Jazz"), List.of())),
                state, "before", "after", kept, state == EditState.UNDONE ? NOON : null,
                state == EditState.UNDONE ? "bob" : null);
    }

    @Test
    void editsAreKeptListedInSightAndForgotten() {
        TagEdit first = edit("a", "x", 1, EditState.WRITTEN, 100, 0);
        TagEdit second = edit("b", "x", 1, EditState.WRITTEN, 50, 1);
        TagEdit hidden = edit("c", "y", 2, EditState.UNDONE, 0, 2);
        TagEdit writing = edit("d", "z", 1, EditState.WRITING, 7, 3);
        List.of(first, second, hidden, writing).forEach(edits::save);
        assertThat(edits.find("a")).containsExactly(first);
        assertThat(edits.find("x")).containsExactlyInAnyOrder(first, second);
        assertThat(edits.list(Set.of(1), null, 10)).containsExactly(writing, second, first);
        assertThat(edits.list(Set.of(1, 2), "d", 2)).containsExactly(hidden, second);
        assertThat(edits.list(Set.of(), null, 10)).isEmpty();
        assertThat(edits.listWriting()).containsExactly(writing);
        assertThat(edits.listKept()).extracting(TagEdits.Kept::id).containsExactly("d", "b", "a");
        edits.forgetKept("b");
        assertThat(edits.find("b").getFirst().canBeUndone()).isFalse();
        edits.delete("d");
        assertThat(edits.listWriting()).isEmpty();
    }

    @Test
    void anAccountTakesItsUploadsAlongAndLeavesItsEdits() {
        uploads.save(upload("a", LibraryContract.ALICE, UploadState.RECEIVING, 0));
        uploads.save(upload("b", LibraryContract.BOB, UploadState.RECEIVING, 0));
        edits.save(edit("e", "x", 1, EditState.WRITTEN, 100, 0));
        new JdbcUsers(database.database()).deleteUser(LibraryContract.ALICE, _ -> {});
        assertThat(uploads.listOpen()).extracting(Upload::id).containsExactly("b");
        assertThat(edits.find("e")).extracting(TagEdit::userName).containsExactly("alice");
    }
}
