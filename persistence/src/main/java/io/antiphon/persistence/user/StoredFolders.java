package io.antiphon.persistence.user;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Granted music folders as they stand in a column: ids joined by commas, NULL for all.
final class StoredFolders {

    private StoredFolders() {}

    static @Nullable String written(@Nullable Set<Integer> folders) {
        return folders == null ? null : folders.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    static @Nullable Set<Integer> read(@Nullable String column) {
        if (column == null) {
            return null;
        }
        return column.isEmpty() ? Set.of()
                : Arrays.stream(column.split(",", -1)).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
