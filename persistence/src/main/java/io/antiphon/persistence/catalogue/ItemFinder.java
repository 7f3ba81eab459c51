package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.Annotated;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Finds items by id with two look-ups, whatever their number; a third follows merges when an id is not known.
final class ItemFinder {

    private static final int CHUNK = 1_000;

    private ItemFinder() {}

    /// Reads items by row number.
    @FunctionalInterface
    interface Reader<T> {

        List<Annotated<T>> read(Connection connection, int[] rows) throws SQLException;
    }

    /// By the id they were asked by.
    ///
    /// @param ids the texts of the ids
    /// @param ofText makes a typed id
    static <I, T> Map<I, Annotated<T>> find(Reads reads, IdReads.Table table, int kind, Collection<String> ids,
            Function<String, I> ofText,
            Function<T, String> idOf, Reader<T> reader) {
        Map<I, Annotated<T>> found = new HashMap<>();
        List<String> distinct = ids.stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += CHUNK) {
            List<String> chunk = distinct.subList(from, Math.min(from + CHUNK, distinct.size()));
            reads.call(connection -> {
                findChunk(connection, table, kind, chunk, idOf, reader)
                        .forEach((id, item) -> found.put(ofText.apply(id), item));
                return found;
            });
        }
        return found;
    }

    private static <T> Map<String, Annotated<T>> findChunk(Connection connection, IdReads.Table table, int kind,
            List<String> ids,
            Function<T, String> idOf, Reader<T> reader) throws SQLException {
        Map<String, Integer> rows = IdReads.rowNumbers(connection, table, kind, ids);
        Map<String, Annotated<T>> byOwnId = new HashMap<>();
        int[] numbers = rows.values().stream().mapToInt(Integer::intValue).distinct().toArray();
        reader.read(connection, numbers).forEach(item -> byOwnId.put(idOf.apply(item.item()), item));
        boolean allByOwnId = byOwnId.size() == rows.size() && byOwnId.keySet().containsAll(rows.keySet());
        return allByOwnId ? byOwnId : withAliases(connection, table, rows, byOwnId);
    }

    private static <T> Map<String, Annotated<T>> withAliases(Connection connection, IdReads.Table table,
            Map<String, Integer> rows,
            Map<String, Annotated<T>> byOwnId) throws SQLException {
        Map<Integer, String> ownIds = IdReads.ids(connection, table, rows.values());
        Map<String, Annotated<T>> found = new HashMap<>();
        rows.forEach((id, row) -> {
            Annotated<T> item = byOwnId.get(ownIds.getOrDefault(row, id));
            if (item != null) {
                found.put(id, item);
            }
        });
        return found;
    }
}
