package io.antiphon.persistence.change;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// What one transaction changes in the catalogue, by row. To be written into the same transaction, right before its end.
public final class CatalogueChanges {

    /// Keeps a set far below the longest value that H2 takes.
    private static final int MAX_ROWS = 100_000;
    private static final int MAX_IDS = 10_000;
    static final int NOT_LEFT = 0;

    private final Map<Integer, BitSet> rows = new TreeMap<>();
    private final Map<Exit, Set<String>> gone = new LinkedHashMap<>();

    /// Things of a kind went out of a music folder.
    private record Exit(int kind, int musicFolder) {}

    /// @param kind one of `Kinds`
    public void changed(int kind, int row) {
        changed(kind).set(row);
    }

    /// Who sees only that music folder loses the thing. Told by its id: rows exchange theirs.
    ///
    /// @param musicFolder or what the drafts in it are in view as
    public void left(int kind, String id, int musicFolder) {
        gone.computeIfAbsent(new Exit(kind, musicFolder), exit -> new LinkedHashSet<>()).add(id);
    }

    /// The set of what changed of a kind, for whoever adds to it often.
    public BitSet changed(int kind) {
        return rows.computeIfAbsent(kind, key -> new BitSet());
    }

    /// Writes what was collected, and begins anew.
    ///
    /// @param at milliseconds since 1970
    public void write(Connection connection, long at) throws SQLException {
        if (gone.isEmpty() && rows.values().stream().allMatch(BitSet::isEmpty)) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO change_batch (kind, left_folder, last_seq, things, row_numbers, changed_at) VALUES (?, ?, 0, ?, ?, ?)
                """)) {
            for (Map.Entry<Integer, BitSet> changed : rows.entrySet()) {
                writeRows(insert, changed.getKey(), changed.getValue(), at);
                changed.getValue().clear();
            }
            for (Map.Entry<Exit, Set<String>> exit : gone.entrySet()) {
                writeIds(insert, exit.getKey(), List.copyOf(exit.getValue()), at);
            }
            gone.clear();
            insert.executeBatch();
        }
    }

    private static void writeRows(PreparedStatement insert, int kind, BitSet set, long at) throws SQLException {
        int from = 0;
        while (set.nextSetBit(from) >= 0) {
            BitSet piece = new BitSet();
            set.stream().filter(fromHere(from)).limit(MAX_ROWS).forEach(piece::set);
            add(insert, kind, NOT_LEFT, piece.cardinality(), RowSet.encode(piece), at);
            from = piece.length();
        }
    }

    private static IntPredicate fromHere(int from) {
        return row -> row >= from;
    }

    private static void writeIds(PreparedStatement insert, Exit exit, List<String> ids, long at) throws SQLException {
        for (int from = 0; from < ids.size(); from += MAX_IDS) {
            List<String> piece = ids.subList(from, Math.min(ids.size(), from + MAX_IDS));
            add(insert, exit.kind(), exit.musicFolder(), piece.size(),
                    String.join(" ", piece).getBytes(StandardCharsets.UTF_8), at);
        }
    }

    static List<String> ids(byte[] bytes) {
        return List.of(new String(bytes, StandardCharsets.UTF_8).split(" "));
    }

    private static void add(PreparedStatement insert, int kind, int leftFolder, int things, byte[] bytes, long at)
            throws SQLException {
        insert.setInt(1, kind);
        insert.setInt(2, leftFolder);
        insert.setInt(3, things);
        insert.setBytes(4, bytes);
        insert.setLong(5, at);
        insert.addBatch();
    }
}
