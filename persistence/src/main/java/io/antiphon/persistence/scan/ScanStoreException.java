package io.antiphon.persistence.scan;

import java.sql.SQLException;

/// The database refused what a scan wanted of it.
final class ScanStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScanStoreException(SQLException cause) {
        super("the library's database failed: " + cause.getMessage(), cause);
    }
}
