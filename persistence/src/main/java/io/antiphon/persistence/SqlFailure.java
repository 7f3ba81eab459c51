package io.antiphon.persistence;

import java.sql.SQLException;

/// The database failed at a statement.
public final class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param what was being done, without values
    public SqlFailure(String what, SQLException cause) {
        super("%s: %s".formatted(what, cause.getMessage()), cause);
    }
}
