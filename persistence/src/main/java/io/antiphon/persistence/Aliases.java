package io.antiphon.persistence;

import java.util.Optional;

/// Ids of things that were merged into others.
public final class Aliases {

    /// A merged thing may have been merged again; more often than this would be a circle.
    private static final int MAX_STEPS = 8;

    private final Sql sql;

    public Aliases(Sql sql) {
        this.sql = sql;
    }

    /// What an id stands for today: itself when it was never merged.
    public String resolve(int kind, String id) {
        String resolved = id;
        for (int step = 0; step < MAX_STEPS; step++) {
            Optional<String> next = find(kind, resolved);
            if (next.isEmpty()) {
                return resolved;
            }
            resolved = next.get();
        }
        return resolved;
    }

    private Optional<String> find(int kind, String id) {
        return sql.find("""
                SELECT new_id FROM alias WHERE kind = ? AND old_id = ?
                """, row -> row.text(1), kind, id);
    }
}
