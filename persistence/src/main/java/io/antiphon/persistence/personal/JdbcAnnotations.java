package io.antiphon.persistence.personal;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.change.PersonalChanges;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Stars, ratings and plays in the tables `annotation`, `item_rating` and `play`. Rows are always changed in the order of
/// their keys, so that writers that meet wait for each other instead of locking each other out.
public final class JdbcAnnotations implements Annotations {

    private final Sql sql;
    private final Transactions transactions;
    private final Aliases aliases;
    private final PlayCounter plays;
    private final PersonalVersions versions;
    private final PersonalChanges changes;
    private final Outgoing outgoing;

    /// @param versions told of every change, for whoever keeps lists made from annotations
    public JdbcAnnotations(Database database, PersonalVersions versions) {
        this(database, versions, Outgoing.NOWHERE);
    }

    /// @param outgoing told of stars and plays in their transactions
    public JdbcAnnotations(Database database, PersonalVersions versions, Outgoing outgoing) {
        this.outgoing = outgoing;
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.aliases = new Aliases(sql);
        this.plays = new PlayCounter(sql, aliases, new PersonalChanges(database));
        this.versions = versions;
        this.changes = new PersonalChanges(database);
    }

    @Override
    public void star(UserId user, Collection<? extends ItemId> items, Instant at) {
        transactions.run(() -> {
            List<AnnotationKey> keys = keys(items);
            star(user, keys, at.toEpochMilli());
            outgoing.starred(user, tracks(keys), true);
        });
        versions.changed(user);
    }

    @Override
    public void unstar(UserId user, Collection<? extends ItemId> items) {
        transactions.run(() -> {
            List<AnnotationKey> keys = keys(items);
            keys.forEach(key -> unstar(user, key));
            outgoing.starred(user, tracks(keys), false);
        });
        versions.changed(user);
    }

    @Override
    public void rate(UserId user, ItemId item, int rating) {
        if (rating < 0 || rating > 5) {
            throw new IllegalArgumentException("rating must be from 0 to 5: " + rating);
        }
        transactions.run(() -> rate(user, key(item), rating));
        versions.changed(user);
    }

    @Override
    public List<Play> recordPlays(UserId user, Collection<Play> reported) {
        List<Play> counted = transactions.call(() -> {
            List<Play> fresh = plays.record(user, reported);
            outgoing.played(user, fresh);
            return fresh;
        });
        versions.changed(user);
        return counted;
    }

    private void star(UserId user, List<AnnotationKey> keys, long at) {
        sql.changeOrAdd("""
                UPDATE annotation SET starred_at = COALESCE(starred_at, ?) WHERE user_id = ? AND kind = ? AND item = ?
                """, "INSERT INTO annotation (starred_at, user_id, kind, item) VALUES (?, ?, ?, ?)", keys.stream()
                .map(key -> new Object[]{at, user.value(), key.kind(), key.item()})
                .toList());
        changes.annotated(user, keys.stream().map(AnnotationKey::subject).toList());
    }

    private void unstar(UserId user, AnnotationKey key) {
        long changed = sql.change("""
                UPDATE annotation SET starred_at = NULL WHERE user_id = ? AND kind = ? AND item = ?
                """, user.value(), key.kind(), key.item());
        if (changed > 0) {
            changes.annotated(user, key.kind(), key.item());
        }
    }

    private void rate(UserId user, AnnotationKey key, int rating) {
        Optional<Integer> row = sql.find("""
                SELECT rating FROM annotation WHERE user_id = ? AND kind = ? AND item = ? FOR UPDATE
                """, found -> Objects.requireNonNullElse(found.integerOrNull(1), 0), user.value(), key.kind(),
                key.item());
        if (row.isPresent()) {
            sql.change("UPDATE annotation SET rating = ? WHERE user_id = ? AND kind = ? AND item = ?",
                    rating == 0 ? null : rating, user.value(),
                    key.kind(), key.item());
        } else if (rating > 0) {
            sql.change("INSERT INTO annotation (user_id, kind, item, rating) VALUES (?, ?, ?, ?)", user.value(),
                    key.kind(), key.item(), rating);
        }
        changes.annotated(user, key.kind(), key.item());
        int before = row.orElse(0);
        addToTotal(key, rating - before, (rating > 0 ? 1 : 0) - (before > 0 ? 1 : 0));
    }

    private void addToTotal(AnnotationKey key, int total, int votes) {
        if (total == 0 && votes == 0) {
            return;
        }
        long changed = sql.change("""
                UPDATE item_rating SET total = total + ?, votes = votes + ? WHERE kind = ? AND item = ?
                """, total, votes, key.kind(), key.item());
        if (changed == 0) {
            sql.change("INSERT INTO item_rating (kind, item, total, votes) VALUES (?, ?, ?, ?)", key.kind(), key.item(),
                    total, votes);
        }
    }

    private static List<String> tracks(List<AnnotationKey> keys) {
        return keys.stream().filter(key -> key.kind() == Kinds.TRACK).map(AnnotationKey::item).toList();
    }

    private List<AnnotationKey> keys(Collection<? extends ItemId> items) {
        return items.stream().map(this::key).distinct().sorted(AnnotationKey.ORDER).toList();
    }

    private AnnotationKey key(ItemId item) {
        int kind = Kinds.of(item);
        return new AnnotationKey(kind, aliases.resolve(kind, item.value()));
    }
}
