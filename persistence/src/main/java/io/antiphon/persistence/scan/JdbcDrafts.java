package io.antiphon.persistence.scan;

import io.antiphon.core.draft.AlbumState;
import io.antiphon.core.draft.Drafts;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.search.SearchIndexWriter.Entry;
import io.antiphon.persistence.ChangeSignal;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.catalogue.CatalogueVersions;
import io.antiphon.persistence.scan.Settling.Settled;
import io.antiphon.persistence.search.LibraryEntries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Drafts in the columns `draft` and `sight` of albums, and what follows from them.
public final class JdbcDrafts implements Drafts {

    /// Whether drafts are hidden: what `sight` was made by.
    private static final String HIDDEN = "drafts.hidden";

    private final Sql sql;
    private final Transactions transactions;
    private final CatalogueVersions versions;
    private final ChangeSignal signal;

    public JdbcDrafts(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.versions = new CatalogueVersions(sql);
        this.signal = database.changes();
    }

    /// An album, and who may see it.
    private record Placed(int row, String id, int sight) {}

    @Override
    public List<AlbumId> listAmong(Collection<AlbumId> albums) {
        List<AlbumId> drafts = new ArrayList<>();
        for (AlbumId album : albums) {
            sql.find("SELECT id FROM album WHERE id = ? AND draft = TRUE", row -> new AlbumId(row.text(1)),
                    album.value())
                    .ifPresent(drafts::add);
        }
        return drafts;
    }

    @Override
    public List<AlbumId> list(Viewer viewer) {
        return sql
                .list("SELECT row_no, id, sight FROM album WHERE draft = TRUE AND missing = FALSE ORDER BY added_at DESC, row_no DESC",
                        row -> new Placed(row.integer(1), row.text(2), row.integer(3)))
                .stream()
                .filter(album -> viewer.musicFolders().contains(album.sight()))
                .map(album -> new AlbumId(album.id()))
                .toList();
    }

    @Override
    public Optional<Moved> set(AlbumId album, AlbumState state, Instant at) {
        boolean draft = state == AlbumState.DRAFT;
        return transactions.call(() -> {
            List<Placed> moving = sql.list("SELECT row_no, id, sight FROM album WHERE id = ? AND draft <> ?",
                    row -> new Placed(row.integer(1), row.text(2), row.integer(3)), album.value(), draft);
            sql.change("UPDATE album SET draft = ? WHERE id = ?", draft, album.value());
            return move(moving, at);
        });
    }

    @Override
    public Optional<Moved> hide(boolean drafts, Instant at) {
        return transactions.call(() -> {
            boolean hidden = sql.find("SELECT value FROM setting WHERE name = ?", row -> row.text(1), HIDDEN)
                    .filter("true"::equals)
                    .isPresent();
            if (hidden == drafts) {
                return Optional.empty();
            }
            if (sql.change("UPDATE setting SET value = ? WHERE name = ?", Boolean.toString(drafts), HIDDEN) == 0) {
                sql.change("INSERT INTO setting (name, value) VALUES (?, ?)", HIDDEN, Boolean.toString(drafts));
            }
            if (!drafts) {
                // What is missing holds nothing to go by, and may come back.
                sql.change("UPDATE folder SET sight = -sight WHERE sight < 0 AND missing = TRUE");
            }
            return move(sql.list("SELECT row_no, id, sight FROM album WHERE draft = TRUE AND (sight < 0) <> ?",
                    row -> new Placed(row.integer(1), row.text(2), row.integer(3)), drafts), at);
        });
    }

    /// Inside a transaction.
    private Optional<Moved> move(List<Placed> albums, Instant at) {
        if (albums.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = transactions.connection(); Statements statements = new Statements(connection)) {
            ArtistTable artists = new ArtistTable(statements);
            NotedChanges noted = new NotedChanges(artists, new ScanBookkeeping(connection, statements),
                    Integer.MAX_VALUE);
            try (PreparedStatement update = connection
                    .prepareStatement("UPDATE album SET sight = -sight WHERE row_no = ?")) {
                for (Placed album : albums) {
                    update.setInt(1, album.row());
                    update.executeUpdate();
                    noted.albums.set(album.row());
                    if (album.sight() > 0) {
                        noted.left(Carry.Kind.ALBUM, album.id(), album.sight());
                    }
                }
            }
            List<Integer> rows = albums.stream().map(Placed::row).toList();
            Settled settled = new Settling(connection, statements, artists, noted).settle(rows);
            noted.write(connection, at.toEpochMilli());
            List<Entry> entries = LibraryEntries.of(connection, rows, settled.tracks(), settled.artists());
            transactions.afterCommit(signal::raise);
            return Optional.of(new Moved(versions.advance(at), entries));
        } catch (SQLException e) {
            throw new SqlFailure("moving drafts", e);
        }
    }
}
