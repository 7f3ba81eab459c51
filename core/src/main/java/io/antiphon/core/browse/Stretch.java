package io.antiphon.core.browse;

import org.jspecify.annotations.Nullable;

/// What somebody reads of a list, going on from where they stopped.
///
/// @param offset how many they have read
/// @param last the id of the last one they read, after which the list goes on wherever it is now; absent at the beginning, and when it is gone
///   the offset counts
/// @param limit the most to read
public record Stretch(int offset, @Nullable String last, int limit) {

    public static Stretch first(int limit) {
        return new Stretch(0, null, limit);
    }
}
