package io.antiphon.persistence.personal;

import io.antiphon.core.collection.OwnCollections;
import io.antiphon.core.library.TrackId;
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

/// Collections in the table `collection_entry`.
public final class JdbcOwnCollections implements OwnCollections {

    private final Sql sql;
    private final Transactions transactions;
    private final Aliases aliases;
    private final PersonalVersions versions;
    private final PersonalChanges changes;

    /// @param versions told of every change, for whoever keeps lists made from collections
    public JdbcOwnCollections(Database database, PersonalVersions versions) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.aliases = new Aliases(sql);
        this.versions = versions;
        this.changes = new PersonalChanges(database);
    }

    @Override
    public void add(UserId user, Collection<TrackId> tracks, Instant at) {
        transactions.run(() -> {
            // One writer of a collection at a time: it is the account's row that they meet at.
            sql.list("SELECT id FROM app_user WHERE id = ? FOR UPDATE", row -> row.text(1), user.value());
            for (String track : resolved(tracks)) {
                if (!contains(user, track)) {
                    sql.change("INSERT INTO collection_entry (user_id, track, added_at) VALUES (?, ?, ?)",
                            user.value(), track, at.toEpochMilli());
                    changes.collectionChanged(user, track, true);
                }
            }
        });
        versions.changed(user);
    }

    @Override
    public void remove(UserId user, Collection<TrackId> tracks) {
        transactions.run(() -> {
            for (TrackId track : tracks) {
                String resolved = aliases.resolve(Kinds.TRACK, track.value());
                long removed = sql.change("""
                        DELETE FROM collection_entry WHERE user_id = ? AND (track = ? OR track = ?
                            OR track IN (SELECT a.old_id FROM alias a WHERE a.kind = 1 AND a.new_id = ?))
                        """, user.value(), track.value(), resolved, resolved);
                if (removed > 0) {
                    changes.collectionChanged(user, resolved, false);
                }
            }
        });
        versions.changed(user);
    }

    @Override
    public boolean contains(UserId user, TrackId track) {
        return contains(user, aliases.resolve(Kinds.TRACK, track.value()));
    }

    private boolean contains(UserId user, String track) {
        return sql.find("""
                SELECT 1 FROM collection_entry WHERE user_id = ? AND (track = ?
                    OR track IN (SELECT a.old_id FROM alias a WHERE a.kind = 1 AND a.new_id = ?))
                """, row -> row.integer(1), user.value(), track, track).isPresent();
    }

    private List<String> resolved(Collection<TrackId> tracks) {
        return tracks.stream().map(track -> aliases.resolve(Kinds.TRACK, track.value())).distinct().sorted().toList();
    }
}
