package io.antiphon.persistence.change;

import io.antiphon.core.user.UserId;
import io.antiphon.persistence.ChangeSignal;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.util.List;

/// Notes what people changed, inside the transaction that changes it.
public final class PersonalChanges {

    public static final int PLAYLIST = 11;
    public static final int BOOKMARK = 12;
    public static final int PLAY_QUEUE = 13;
    /// Which music folders somebody sees.
    static final int SIGHT = 14;
    /// A track in a person's own collection.
    public static final int COLLECTION = 15;

    private final Sql sql;
    private final Transactions transactions;
    private final ChangeSignal signal;

    public PersonalChanges(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.signal = database.changes();
    }

    /// @param kind one of `Kinds`: of what the annotation is about
    public void annotated(UserId user, int kind, String item) {
        note(user.value(), kind, item, false, false);
    }

    /// Something that a person annotated.
    ///
    /// @param kind one of `Kinds`
    public record Subject(int kind, String item) {}

    /// In the order of their keys, as several may be told of the same.
    public void annotated(UserId user, List<Subject> subjects) {
        note(subjects.stream()
                .map(subject -> new Note(user.value(), subject.kind(), subject.item(), false, false))
                .toList());
    }

    public void bookmarked(UserId user, String item) {
        note(user.value(), BOOKMARK, item, false, false);
    }

    public void bookmarkDeleted(UserId user, String item) {
        note(user.value(), BOOKMARK, item, true, false);
    }

    /// @param collected whether the track is in their collection now
    public void collectionChanged(UserId user, String track, boolean collected) {
        note(user.value(), COLLECTION, track, !collected, false);
    }

    public void queueChanged(UserId user, boolean deleted) {
        note(user.value(), PLAY_QUEUE, user.value(), deleted, false);
    }

    /// Others music folders are granted to them now. Whoever follows the feed for them is told to ask, and then to begin anew.
    public void sightChanged(UserId user) {
        note(user.value(), SIGHT, user.value(), false, false);
    }

    /// A playlist was made or changed; its owner, and whether others see it, are read from it.
    public void playlistChanged(String playlist) {
        sql.list("""
                SELECT p.owner, p.published, EXISTS (SELECT 1 FROM playlist_share s WHERE s.playlist = p.id) FROM playlist p WHERE p.id = ?
                """, row -> new Seen(row.text(1), row.flag(2) || row.flag(3)), playlist)
                .forEach(seen -> note(seen.owner(), PLAYLIST, playlist, false, seen.shown()));
    }

    private record Seen(String owner, boolean shown) {}

    /// To be called while the playlist is still there.
    public void playlistDeleted(String playlist) {
        sql.list("SELECT owner FROM playlist WHERE id = ?", row -> row.text(1), playlist)
                .forEach(owner -> note(owner, PLAYLIST, playlist, true, false));
    }

    private void note(String user, int kind, String item, boolean deleted, boolean shown) {
        note(List.of(new Note(user, kind, item, deleted, shown)));
    }

    private record Note(String user, int kind, String item, boolean deleted, boolean shown) {}

    /// A thing that was once shown to others stays so.
    private void note(List<Note> notes) {
        long now = System.currentTimeMillis();
        sql.changeOrAdd("""
                UPDATE personal_change SET seq = 0, deleted = ?, shown = (shown OR ?), changed_at = ?
                WHERE user_id = ? AND kind = ? AND item = ?
                """, """
                INSERT INTO personal_change (deleted, shown, changed_at, user_id, kind, item, seq) VALUES (?, ?, ?, ?, ?, ?, 0)
                """, notes.stream()
                .map(note -> new Object[]{note.deleted(), note.shown(), now, note.user(), note.kind(), note.item()})
                .toList());
        transactions.afterCommit(signal::raise);
    }
}
