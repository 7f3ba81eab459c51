package io.antiphon.persistence.change;

import io.antiphon.core.change.Sequenced;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gives numbers to changes that are durable already. Writers wait for nobody that way, and whoever holds the counter's row sees all that
/// was committed before: a number never turns up below one that was read.
final class ChangeSequencer {

    private static final int AT_ONCE = 500;

    private final Sql sql;
    private final Transactions transactions;
    private final Set<UserId> users = new HashSet<>();
    private boolean everyone;

    ChangeSequencer(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    private record Pending(long id, int things) {}

    private record Own(String user, int kind, String item, boolean shown) {}

    /// Gives numbers to all that has none.
    synchronized void number() {
        while (isAnyPending()) {
            List<Own> numbered = transactions.call(this::numberSome);
            for (Own own : numbered) {
                users.add(new UserId(own.user()));
                everyone |= own.shown();
            }
        }
    }

    /// What got its number since the last call of this.
    synchronized Sequenced told() {
        Sequenced sequenced = new Sequenced(head(), everyone, users);
        everyone = false;
        users.clear();
        return sequenced;
    }

    long head() {
        return sql.find("SELECT last_seq FROM change_counter", row -> row.number(1)).orElse(0L);
    }

    private boolean isAnyPending() {
        return sql.find("SELECT id FROM change_batch WHERE last_seq = 0 LIMIT 1", row -> row.number(1)).isPresent()
                || sql.find("SELECT kind FROM personal_change WHERE seq = 0 LIMIT 1", row -> row.number(1)).isPresent();
    }

    private List<Own> numberSome() {
        long next = sql.find("SELECT last_seq FROM change_counter FOR UPDATE", row -> row.number(1)).orElse(0L);
        List<Pending> batches = sql.list("""
                SELECT id, things FROM change_batch WHERE last_seq = 0 ORDER BY id LIMIT ?
                """, row -> new Pending(row.number(1), row.integer(2)), AT_ONCE);
        for (Pending batch : batches) {
            next += batch.things();
            sql.change("UPDATE change_batch SET last_seq = ? WHERE id = ?", next, batch.id());
        }
        everyone |= !batches.isEmpty();
        List<Own> own = sql.list("""
                SELECT user_id, kind, item, shown FROM personal_change WHERE seq = 0 ORDER BY user_id, kind, item LIMIT ?
                """, row -> new Own(row.text(1), row.integer(2), row.text(3), row.flag(4)), AT_ONCE);
        for (Own change : own) {
            next++;
            sql.change("UPDATE personal_change SET seq = ? WHERE user_id = ? AND kind = ? AND item = ?", next,
                    change.user(), change.kind(), change.item());
        }
        sql.change("UPDATE change_counter SET last_seq = ?", next);
        return own;
    }
}
