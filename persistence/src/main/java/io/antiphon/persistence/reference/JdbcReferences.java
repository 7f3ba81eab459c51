package io.antiphon.persistence.reference;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.reference.ExternalLink;
import io.antiphon.core.reference.ExternalLink.Kind;
import io.antiphon.core.reference.Reference;
import io.antiphon.core.reference.References;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.ChangeSignal;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.change.CatalogueChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// References in the table `external_reference`.
public final class JdbcReferences implements References {

    private static final String SELECT = "SELECT id, kind, item, service, external_id, url, added_by, added_at FROM external_reference ";

    private final Sql sql;
    private final Transactions transactions;
    private final Aliases aliases;
    private final ChangeSignal signal;

    public JdbcReferences(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.aliases = new Aliases(sql);
        this.signal = database.changes();
    }

    @Override
    public List<Reference> listReferences(ItemId item) {
        int kind = Kinds.of(item);
        String resolved = aliases.resolve(kind, item.value());
        return sql.list(SELECT + """
                WHERE kind = ? AND (item = ? OR item IN (SELECT a.old_id FROM alias a WHERE a.kind = ? AND a.new_id = ?))
                ORDER BY service, external_id, id
                """, JdbcReferences::reference, kind, resolved, kind, resolved);
    }

    @Override
    public Optional<Reference> findReference(String id) {
        return sql.find(SELECT + "WHERE id = ?", JdbcReferences::reference, id);
    }

    @Override
    public Reference add(Reference reference) {
        int kind = Kinds.of(reference.item());
        ExternalLink link = reference.link();
        return transactions.call(() -> {
            Optional<Reference> known = listReferences(reference.item()).stream()
                    .filter(one -> one.link().service().equals(link.service()) && one.link().id().equals(link.id()))
                    .findFirst();
            if (known.isPresent()) {
                return known.get();
            }
            sql.change("""
                    INSERT INTO external_reference (id, kind, item, service, external_id, url, added_by, added_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """, reference.id(), kind, aliases.resolve(kind, reference.item().value()), link.service(),
                    link.id(), link.url(), reference.addedBy().value(), reference.addedAt().toEpochMilli());
            changed(kind, reference.item().value());
            return reference;
        });
    }

    @Override
    public void remove(String id) {
        transactions.run(() -> findReference(id).ifPresent(reference -> {
            sql.change("DELETE FROM external_reference WHERE id = ?", id);
            changed(Kinds.of(reference.item()), reference.item().value());
        }));
    }

    /// In a transaction: whoever follows the library hears that the thing is not what it was.
    private void changed(int kind, String item) {
        sql.find("SELECT row_no FROM " + tableOf(kind) + " WHERE id = ?", row -> row.integer(1),
                aliases.resolve(kind, item)).ifPresent(row -> {
                    CatalogueChanges changes = new CatalogueChanges();
                    changes.changed(kind, row);
                    try (Connection connection = transactions.connection()) {
                        changes.write(connection, System.currentTimeMillis());
                    } catch (SQLException e) {
                        throw new SqlFailure("noting a change", e);
                    }
                    transactions.afterCommit(signal::raise);
                });
    }

    private static String tableOf(int kind) {
        return kind == Kinds.TRACK ? "track" : kind == Kinds.ALBUM ? "album" : "artist";
    }

    private static Reference reference(Row row) {
        int kind = row.integer(2);
        String id = row.text(3);
        ItemId item = kind == Kinds.TRACK ? new TrackId(id) : kind == Kinds.ALBUM ? new AlbumId(id) : new ArtistId(id);
        Kind leads = kind == Kinds.TRACK ? Kind.TRACK : kind == Kinds.ALBUM ? Kind.ALBUM : Kind.ARTIST;
        return new Reference(row.text(1), item, new ExternalLink(row.text(4), leads, row.text(5), row.text(6)),
                new UserId(row.text(7)), row.instant(8));
    }
}
