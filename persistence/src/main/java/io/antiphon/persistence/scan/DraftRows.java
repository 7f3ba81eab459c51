package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.persistence.GroupCommit;
import io.antiphon.persistence.catalogue.CatalogueVersions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/// Which albums are drafts, while a scan writes; nothing is kept or asked where there are no drafts.
final class DraftRows {

    private final Connection connection;
    private final boolean areNew;
    private final BitSet rows = new BitSet();
    private boolean changed;

    /// @param areNew whether albums that are new begin as drafts
    DraftRows(Connection connection, Statements statements, boolean areNew) {
        this.connection = connection;
        this.areNew = areNew;
        if (areNew) {
            statements.forEach("SELECT row_no FROM album WHERE draft = TRUE", null, row -> rows.set(row.getInt(1)));
        }
    }

    boolean areNew() {
        return areNew;
    }

    /// A row was given out.
    void begin(Carry.Kind kind, int row) {
        if (areNew && kind == Carry.Kind.ALBUM) {
            rows.set(row);
        }
    }

    boolean contains(int album) {
        return areNew && rows.get(album);
    }

    /// The state goes with the id: an album that was released does not become a draft because its tags were corrected; nor does one that
    /// is a draft become none while drafts are shown to everybody.
    void swap(Carry.Kind kind, int row, int otherRow) throws SQLException {
        if (kind == Carry.Kind.ALBUM && isDraft(row) != isDraft(otherRow)) {
            flip(row);
            flip(otherRow);
        }
    }

    /// Makes an album a draft, too, if another one is.
    void join(int album, int other) throws SQLException {
        if (isDraft(other) && !isDraft(album)) {
            flip(album);
        }
    }

    private void flip(int album) throws SQLException {
        rows.flip(album);
        change("UPDATE album SET draft = NOT draft WHERE row_no = ?", album);
        if (areNew) {
            // Its tracks follow when all is settled, which tells those who follow the library.
            change("UPDATE album SET sight = -sight WHERE row_no = ?", album);
        }
    }

    private boolean isDraft(int album) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT draft FROM album WHERE row_no = ?")) {
            query.setInt(1, album);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void change(String sql, int album) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, album);
            update.executeUpdate();
        }
    }

    /// Something was written.
    void changed() {
        changed = true;
    }

    /// Makes true what follows from which albums are drafts, which is a change of the catalogue, too. Not with the statements of the scan:
    /// what a scan that was stopped had collected is not to be written.
    void settle(long at) throws SQLException {
        if (!areNew || !changed) {
            return;
        }
        try (Statements statements = new Statements(connection)) {
            ArtistTable artists = new ArtistTable(statements);
            ScanBookkeeping books = new ScanBookkeeping(connection, statements);
            NotedChanges noted = new NotedChanges(artists, books, Integer.MAX_VALUE);
            if (new Settling(connection, statements, artists, noted).settle(List.of()).any()) {
                long version = books.findSetting(CatalogueVersions.NUMBER).map(Long::parseLong).orElse(0L);
                books.putSetting(CatalogueVersions.NUMBER, Long.toString(version + 1));
                noted.write(connection, at);
                GroupCommit.commit(connection);
            }
        }
    }
}
