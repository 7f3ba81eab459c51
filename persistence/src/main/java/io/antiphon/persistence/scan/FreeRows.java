package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.Carry;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/// The numbers that new rows get: above all that there are, and above those that were given before and are free again.
final class FreeRows {

    private final Map<Carry.Kind, Integer> next = new EnumMap<>(Carry.Kind.class);
    private int nextGenre;

    FreeRows(Statements statements, ScanBookkeeping books) throws SQLException {
        for (Carry.Kind kind : Carry.Kind.values()) {
            next.put(kind, Math.max(statements.firstFree(ScanBookkeeping.table(kind)),
                    books.findSetting(ScanBookkeeping.firstFreeSetting(kind)).map(Integer::parseInt).orElse(1)));
        }
        nextGenre = statements.firstFree("genre");
    }

    int next(Carry.Kind kind) {
        return next.getOrDefault(kind, 1);
    }

    int take(Carry.Kind kind) {
        int row = next(kind);
        next.put(kind, row + 1);
        return row;
    }

    int takeGenre() {
        return nextGenre++;
    }
}
