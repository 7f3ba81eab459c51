package io.antiphon.persistence.change;

import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps the feed complete and small: what is there has one entry at least, what changed again has one at most once this was run, and
/// what is gone is forgotten after a while.
final class ChangeKeeping {

    private static final List<Integer> KINDS = List.of(Kinds.TRACK, Kinds.ALBUM, Kinds.ARTIST, Kinds.FOLDER);

    private final Sql sql;
    private final Transactions transactions;
    private volatile boolean seeded;

    ChangeKeeping(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    /// Enters everything when there is a library but not one entry: it comes from a time before the feed.
    void seed() {
        if (seeded) {
            return;
        }
        boolean empty = sql.find("SELECT id FROM change_batch LIMIT 1", row -> row.number(1)).isEmpty();
        if (empty && sql.find("SELECT row_no FROM folder LIMIT 1", row -> row.integer(1)).isPresent()) {
            transactions.run(this::enterAll);
        }
        seeded = true;
    }

    private void enterAll() {
        var _ = sql.find("SELECT last_seq FROM change_counter FOR UPDATE", row -> row.number(1));
        CatalogueChanges changes = new CatalogueChanges();
        KINDS.forEach(kind -> changes.changed(kind).or(rows(kind, "")));
        try (Connection connection = transactions.connection()) {
            changes.write(connection, 0);
        } catch (SQLException e) {
            throw new SqlFailure("the first changes", e);
        }
    }

    private BitSet rows(int kind, String condition) {
        BitSet rows = new BitSet();
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection
                        .prepareStatement("SELECT row_no FROM " + Sightings.tableOf(kind) + condition);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                rows.set(found.getInt(1));
            }
        } catch (SQLException e) {
            throw new SqlFailure("rows", e);
        }
        return rows;
    }

    private record Stored(long id, int kind, boolean left, long lastSeq, long changedAt) {}

    void prune(Instant before) {
        long moment = before.toEpochMilli();
        long forgotten = Math.max(pruneCatalogue(moment), prunePersonal(moment));
        if (forgotten > 0) {
            sql.change("UPDATE change_counter SET kept_seq = ? WHERE kept_seq < ?", forgotten, forgotten);
        }
    }

    /// From the newest batch to the oldest, each in a transaction of its own.
    ///
    /// @return the highest number of something gone that was forgotten, 0 for none
    private long pruneCatalogue(long before) {
        Map<Integer, BitSet> missing = new HashMap<>();
        KINDS.forEach(kind -> missing.put(kind, rows(kind, " WHERE missing = TRUE")));
        Map<Integer, BitSet> later = new HashMap<>();
        long forgotten = 0;
        List<Stored> batches = sql.list("""
                SELECT id, kind, left_folder, last_seq, changed_at FROM change_batch WHERE last_seq > 0 ORDER BY last_seq DESC
                """,
                row -> new Stored(row.number(1), row.integer(2), row.integer(3) != CatalogueChanges.NOT_LEFT,
                        row.number(4),
                        row.number(5)));
        for (Stored batch : batches) {
            boolean old = batch.changedAt() < before;
            if (batch.left()) {
                forgotten = old ? Math.max(forgotten, batch.lastSeq()) : forgotten;
                if (old) {
                    replace(batch, new BitSet(), new BitSet());
                }
                continue;
            }
            BitSet rows = read(batch.id());
            BitSet kept = (BitSet) rows.clone();
            BitSet seen = later.computeIfAbsent(batch.kind(), kind -> new BitSet());
            kept.andNot(seen);
            seen.or(rows);
            int latest = kept.cardinality();
            if (old) {
                kept.andNot(missing.getOrDefault(batch.kind(), new BitSet()));
            }
            forgotten = kept.cardinality() < latest ? Math.max(forgotten, batch.lastSeq()) : forgotten;
            replace(batch, rows, kept);
        }
        return forgotten;
    }

    /// The things that stay take the highest numbers of their batch: who stopped in the middle of it hears of some again, and misses none.
    private void replace(Stored batch, BitSet before, BitSet kept) {
        if (kept.isEmpty()) {
            sql.change("DELETE FROM change_batch WHERE id = ?", batch.id());
        } else if (!kept.equals(before)) {
            sql.change("UPDATE change_batch SET things = ?, row_numbers = ? WHERE id = ?", kept.cardinality(),
                    RowSet.encode(kept), batch.id());
        }
    }

    private BitSet read(long id) {
        return sql.find("SELECT row_numbers FROM change_batch WHERE id = ?", row -> {
            byte[] bytes = row.bytes(1);
            return RowSet.decode(bytes == null ? new byte[0] : bytes);
        }, id).orElseGet(BitSet::new);
    }

    private long prunePersonal(long before) {
        long forgotten = sql.find("""
                SELECT COALESCE(MAX(seq), 0) FROM personal_change WHERE deleted = TRUE AND seq > 0 AND changed_at < ?
                """, row -> row.number(1), before).orElse(0L);
        if (forgotten > 0) {
            sql.change("DELETE FROM personal_change WHERE deleted = TRUE AND seq > 0 AND changed_at < ?", before);
        }
        return forgotten;
    }
}
