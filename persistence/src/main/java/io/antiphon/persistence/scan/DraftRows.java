package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.persistence.catalogue.CatalogueVersions;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

    /// The state goes with the id: an album that was released does not become a draft because its tags were corrected.
    void swap(Carry.Kind kind, int row, int otherRow) throws SQLException {
        if (!areNew || kind != Carry.Kind.ALBUM || rows.get(row) == rows.get(otherRow)) {
            return;
        }
        rows.flip(row);
        rows.flip(otherRow);
        try (PreparedStatement album = connection
                .prepareStatement("UPDATE album SET draft = NOT draft, sight = -sight WHERE row_no = ?");
                PreparedStatement tracks = connection.prepareStatement(
                        "UPDATE track SET sight = (SELECT a.sight FROM album a WHERE a.row_no = track.album) WHERE album = ?")) {
            for (int one : new int[]{row, otherRow}) {
                album.setInt(1, one);
                album.executeUpdate();
                tracks.setInt(1, one);
                tracks.executeUpdate();
            }
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
                connection.commit();
            }
        }
    }
}
