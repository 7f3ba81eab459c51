package io.antiphon.persistence.catalogue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// From row numbers to ids and back.
final class IdReads {

    private IdReads() {}

    /// A table with ids. Spelled out so that no statement is put together from parts.
    enum Table {
        FOLDER("SELECT row_no, id FROM folder WHERE", "SELECT row_no, id, missing FROM folder WHERE id = ANY(?)"),
        ARTIST("SELECT row_no, id FROM artist WHERE", "SELECT row_no, id, missing FROM artist WHERE id = ANY(?)"),
        ALBUM("SELECT row_no, id FROM album WHERE", "SELECT row_no, id, missing FROM album WHERE id = ANY(?)"),
        TRACK("SELECT row_no, id FROM track WHERE", "SELECT row_no, id, missing FROM track WHERE id = ANY(?)");

        private final String byNumber;
        private final String byId;

        Table(String byNumber, String byId) {
            this.byNumber = byNumber;
            this.byId = byId;
        }
    }

    static Map<Integer, String> ids(Connection connection, Table table, Collection<Integer> rows) throws SQLException {
        int[] distinct = rows.stream().mapToInt(Integer::intValue).distinct().toArray();
        return Reads.byNumber(connection, table.byNumber, "row_no", distinct, row -> row.getString(2));
    }

    /// The row numbers of ids, by the id they were asked by; those of merged things lead to what they were merged into, whose rows are kept
    /// as missing.
    static Map<String, Integer> rowNumbers(Connection connection, Table table, int kind, Collection<String> ids)
            throws SQLException {
        Map<String, Integer> found = new HashMap<>();
        Set<String> unknown = new HashSet<>(ids);
        take(connection, table, ids, found, unknown);
        if (unknown.isEmpty()) {
            return found;
        }
        Map<String, String> aliases = aliases(connection, kind, unknown);
        Map<String, Integer> targets = new HashMap<>();
        take(connection, table, aliases.values(), targets, new HashSet<>());
        aliases.forEach((old, now) -> {
            Integer row = targets.get(now);
            if (row != null) {
                found.put(old, row);
            }
        });
        return found;
    }

    /// @param without loses the ids of things that are there
    private static void take(Connection connection, Table table, Collection<String> ids, Map<String, Integer> found,
            Set<String> without) throws SQLException {
        if (!ids.isEmpty()) {
            Reads.each(connection, table.byId, row -> {
                found.put(row.getString(2), row.getInt(1));
                if (!row.getBoolean(3)) {
                    without.remove(row.getString(2));
                }
            },
                    (Object) ids.stream().distinct().toArray(String[]::new));
        }
    }

    /// Follows chains of merges to their ends.
    private static Map<String, String> aliases(Connection connection, int kind, Collection<String> ids)
            throws SQLException {
        Map<String, String> ends = new HashMap<>();
        ids.forEach(id -> ends.put(id, id));
        for (int step = 0; step < 8; step++) {
            Map<String, String> next = new HashMap<>();
            Reads.each(connection, """
                    SELECT k.id, a.new_id FROM UNNEST(CAST(? AS VARCHAR(16) ARRAY)) AS k(id) LEFT JOIN alias a ON a.kind = ? AND a.old_id = k.id
                    """, row -> {
                String target = row.getString(2);
                if (target != null) {
                    next.put(row.getString(1), target);
                }
            }, ends.values().stream().distinct().toArray(String[]::new), kind);
            if (next.isEmpty()) {
                break;
            }
            ends.replaceAll((id, end) -> next.getOrDefault(end, end));
        }
        ends.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        return ends;
    }
}
