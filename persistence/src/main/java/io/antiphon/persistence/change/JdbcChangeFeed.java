package io.antiphon.persistence.change;

import io.antiphon.core.LibraryException;
import io.antiphon.core.change.ChangeFeed;
import io.antiphon.core.change.ChangePage;
import io.antiphon.core.change.Cursor;
import io.antiphon.core.change.FullSyncNeededException;
import io.antiphon.core.change.Sequenced;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.change.Entry.InCatalogue;
import io.antiphon.persistence.change.Entry.Left;
import io.antiphon.persistence.change.Entry.Personal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The change feed in the tables `change_batch` and `personal_change`.
public final class JdbcChangeFeed implements ChangeFeed {

    private static final int BATCHES_AT_ONCE = 16;

    private final Sql sql;
    private final ChangeSequencer sequencer;
    private final ChangeViews views;
    private final Sightings sightings;
    private final ChangeKeeping keeping;

    public JdbcChangeFeed(Database database) {
        this.sql = database.sql();
        this.sequencer = new ChangeSequencer(database);
        this.views = new ChangeViews(database);
        this.sightings = new Sightings(database);
        this.keeping = new ChangeKeeping(database);
    }

    @Override
    public Sequenced sequence() {
        keeping.seed();
        sequencer.number();
        return sequencer.told();
    }

    @Override
    public long head() {
        keeping.seed();
        sequencer.number();
        return sequencer.head();
    }

    @Override
    public ChangePage list(Viewer viewer, int scope, Cursor cursor, int limit) {
        if (limit < 1) {
            throw new LibraryException.Invalid("at least one change has to be asked for, not %d".formatted(limit));
        }
        keeping.seed();
        sequencer.number();
        long seen = views.since(viewer, scope);
        Counter counter = counter();
        if (cursor.knows() > counter.last()) {
            throw new FullSyncNeededException("this database never gave the number %d".formatted(cursor.knows()));
        }
        if (!cursor.isStart() && cursor.knows() < counter.kept()) {
            throw new FullSyncNeededException("what was deleted before %d is forgotten".formatted(counter.kept()));
        }
        if (!cursor.isStart() && cursor.knows() < seen) {
            throw new FullSyncNeededException("the music folders to see are others since %d".formatted(seen));
        }
        return page(viewer, cursor, counter.last(), limit);
    }

    @Override
    public void prune(Instant before) {
        sequencer.number();
        keeping.prune(before);
    }

    private record Counter(long last, long kept) {}

    private Counter counter() {
        return sql.find("SELECT last_seq, kept_seq FROM change_counter",
                row -> new Counter(row.number(1), row.number(2))).orElse(new Counter(0, 0));
    }

    private ChangePage page(Viewer viewer, Cursor cursor, long head, int limit) {
        long since = cursor.since();
        List<Entry> entries = new ArrayList<>(catalogue(since, head, limit + 1));
        entries.addAll(personal(viewer, since, head, limit + 1));
        entries.sort(Comparator.comparingLong(Entry::seq));
        boolean more = entries.size() > limit;
        List<Entry> taken = more ? entries.subList(0, limit) : entries;
        Cursor next = more ? cursor.at(taken.getLast().seq(), head) : new Cursor(head);
        return new ChangePage(sightings.of(viewer, taken, cursor.isStart()), next, head, more);
    }

    @SuppressWarnings("ArrayRecordComponent") // Lives for a page and is never compared.
    private record Batch(int kind, int leftFolder, long lastSeq, byte[] things) {}

    private List<Entry> catalogue(long since, long head, int limit) {
        List<Entry> entries = new ArrayList<>();
        long from = since;
        List<Batch> batches = batches(from, head);
        while (!batches.isEmpty()) {
            for (Batch batch : batches) {
                add(batch, since, limit, entries);
                if (entries.size() >= limit) {
                    return entries;
                }
            }
            from = batches.getLast().lastSeq();
            batches = batches.size() < BATCHES_AT_ONCE ? List.of() : batches(from, head);
        }
        return entries;
    }

    private List<Batch> batches(long since, long head) {
        return sql.list("""
                SELECT kind, left_folder, last_seq, row_numbers FROM change_batch WHERE last_seq > ? AND last_seq <= ?
                ORDER BY last_seq LIMIT ?
                """, row -> {
            byte[] rows = row.bytes(4);
            return new Batch(row.integer(1), row.integer(2), row.number(3), rows == null ? new byte[0] : rows);
        }, since, head, BATCHES_AT_ONCE);
    }

    private static void add(Batch batch, long since, int limit, List<Entry> entries) {
        // Below zero it was the drafts of a folder that was left.
        boolean left = batch.leftFolder() != CatalogueChanges.NOT_LEFT;
        int[] rows = left ? new int[0] : RowSet.decode(batch.things()).stream().toArray();
        List<String> ids = left ? CatalogueChanges.ids(batch.things()) : List.of();
        int things = rows.length + ids.size();
        long first = batch.lastSeq() - things + 1;
        int from = (int) Math.max(0, since - first + 1);
        for (int i = from; i < things && entries.size() < limit; i++) {
            entries.add(ids.isEmpty() ? new InCatalogue(first + i, batch.kind(), rows[i])
                    : new Left(first + i, batch.kind(), ids.get(i), batch.leftFolder()));
        }
    }

    private List<Entry> personal(Viewer viewer, long since, long head, int limit) {
        String user = viewer.user().value();
        List<Entry> entries = new ArrayList<>(sql.list("""
                SELECT seq, kind, item, deleted FROM personal_change WHERE user_id = ? AND seq > ? AND seq <= ?
                ORDER BY seq LIMIT ?
                """, row -> new Personal(row.number(1), row.integer(2), row.text(3), row.flag(4)), user, since,
                head, limit));
        entries.addAll(sql.list("""
                SELECT seq, kind, item, deleted FROM personal_change
                WHERE shown = TRUE AND seq > ? AND seq <= ? AND user_id <> ? ORDER BY seq LIMIT ?
                """, row -> new Personal(row.number(1), row.integer(2), row.text(3), row.flag(4)), since, head,
                user, limit));
        return entries;
    }
}
