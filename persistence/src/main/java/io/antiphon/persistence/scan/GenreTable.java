package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.ScanSession.GenreReader;
import java.sql.SQLException;

/// The table `genre`.
final class GenreTable {

    private static final String INSERT = "INSERT INTO genre (row_no, name, folded_name) VALUES (?, ?, ?)";

    private final Statements statements;

    GenreTable(Statements statements) {
        this.statements = statements;
        statements.declare(INSERT);
    }

    void forEach(GenreReader action) {
        statements.forEach("SELECT row_no, name, folded_name FROM genre", null,
                row -> action.read(row.getInt(1), row.getString(2), row.getString(3)));
    }

    void insert(int row, String name, String foldedName) throws SQLException {
        statements.batch(INSERT).set(row).set(name).set(foldedName).add();
    }
}
