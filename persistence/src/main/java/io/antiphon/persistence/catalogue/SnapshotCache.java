package io.antiphon.persistence.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Keeps lists of row numbers for as long as they are true and asked for. Bounded by the numbers it holds in all: the list not
/// used for longest goes first. A list that many ask for at once is made once.
final class SnapshotCache {

    private final long maxNumbers;
    private final Map<Key, Slot> lists = new LinkedHashMap<>(64, 0.75f, true);
    private long numbers;
    private long newestVersion;

    /// @param maxNumbers row numbers of 4 bytes kept at most
    SnapshotCache(long maxNumbers) {
        this.maxNumbers = maxNumbers;
    }

    /// What a list is of.
    ///
    /// @param version of the catalogue; lists of older versions are dropped
    /// @param question equal for equal lists
    record Key(long version, Object question) {}

    int[] get(Key key, Supplier<int[]> maker) {
        Slot mine = new Slot();
        Slot present;
        synchronized (lists) {
            dropOlderThan(key.version());
            present = lists.putIfAbsent(key, mine);
        }
        if (present != null) {
            return join(present.rows);
        }
        try {
            int[] rows = maker.get();
            mine.rows.complete(rows);
            added(key, mine, rows.length);
            return rows;
        } catch (RuntimeException | Error e) {
            mine.rows.completeExceptionally(e);
            synchronized (lists) {
                lists.remove(key, mine);
            }
            throw e;
        }
    }

    /// Makes every list anew when it is asked for next.
    void clear() {
        synchronized (lists) {
            List.copyOf(lists.keySet()).forEach(this::drop);
        }
    }

    /// Row numbers held, for tests and metrics.
    long numbers() {
        synchronized (lists) {
            return numbers;
        }
    }

    private static int[] join(CompletableFuture<int[]> list) {
        try {
            return list.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void added(Key key, Slot slot, int length) {
        synchronized (lists) {
            if (!slot.equals(lists.get(key))) {
                return;
            }
            numbers += length;
            List<Key> eldest = new ArrayList<>(lists.keySet());
            for (int i = 0; i < eldest.size() && numbers > maxNumbers; i++) {
                drop(eldest.get(i));
            }
        }
    }

    private void dropOlderThan(long version) {
        if (version <= newestVersion) {
            return;
        }
        newestVersion = version;
        List<Key> old = lists.keySet().stream().filter(key -> key.version() < version).toList();
        old.forEach(this::drop);
    }

    private void drop(Key key) {
        Slot slot = lists.get(key);
        if (slot != null && slot.rows.isDone()) {
            lists.remove(key);
            numbers -= slot.rows.isCompletedExceptionally() ? 0 : slot.rows.join().length;
        }
    }

    /// A list that is there or being made. Two are never equal.
    private static final class Slot {

        private final CompletableFuture<int[]> rows = new CompletableFuture<>();
    }
}
