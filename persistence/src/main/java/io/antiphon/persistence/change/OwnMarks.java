package io.antiphon.persistence.change;

import io.antiphon.persistence.Kinds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What one person did to things: which they annotated, in which they set a bookmark, and which they collected. It comes into their sight and goes out of it
/// with the thing itself.
///
/// @param annotated ids by kind
record OwnMarks(Map<Integer, Set<String>> annotated, Set<String> bookmarked, Set<String> collected) {

    /// @param named ids in question, by kind
    static OwnMarks of(Connection connection, String user, Map<Integer, ? extends Collection<String>> named)
            throws SQLException {
        Map<Integer, Set<String>> annotated = new HashMap<>();
        for (Map.Entry<Integer, ? extends Collection<String>> ids : named.entrySet()) {
            annotated.put(ids.getKey(), find(connection,
                    "SELECT item FROM annotation WHERE user_id = ? AND kind = ? AND item = ANY(?)", user, ids.getKey(),
                    ids.getValue()));
        }
        Collection<String> tracks = named.containsKey(Kinds.TRACK) ? named.get(Kinds.TRACK) : Set.of();
        return new OwnMarks(annotated, find(connection,
                "SELECT track FROM bookmark WHERE user_id = ? AND kind = ? AND track = ANY(?)", user, Kinds.TRACK,
                tracks),
                find(connection, "SELECT track FROM collection_entry WHERE user_id = ? AND ? = 1 AND track = ANY(?)",
                        user, Kinds.TRACK, tracks));
    }

    boolean isAnnotated(int kind, String id) {
        return annotated.getOrDefault(kind, Set.of()).contains(id);
    }

    boolean isBookmarked(int kind, String id) {
        return kind == Kinds.TRACK && bookmarked.contains(id);
    }

    boolean isCollected(int kind, String id) {
        return kind == Kinds.TRACK && collected.contains(id);
    }

    private static Set<String> find(Connection connection, String query, String user, int kind, Collection<String> ids)
            throws SQLException {
        Set<String> found = new HashSet<>();
        if (ids.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, user);
            statement.setInt(2, kind);
            statement.setArray(3, connection.createArrayOf("VARCHAR", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }
}
