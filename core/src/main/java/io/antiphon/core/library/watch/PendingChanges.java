package io.antiphon.core.library.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/// Folders in which something happened, until it is time to look at them: when nothing happened for a while and no file grows any more.
/// Moments are nanoseconds of any clock that only goes forward.
final class PendingChanges<F> {

    private final WatchSettings settings;
    private final Map<F, Change> changes = new LinkedHashMap<>();

    PendingChanges(WatchSettings settings) {
        this.settings = settings;
    }

    /// What happened in one folder.
    private static final class Change {
        private final long first;
        private long last;
        private boolean looked;
        private long lookedAt;
        /// By name: what was seen of files at the look before.
        private Map<String, String> files = new HashMap<>();
        private final java.util.Set<String> touched = new java.util.HashSet<>();

        Change(long now) {
            first = now;
            last = now;
        }
    }

    /// Something happened to an entry of a folder.
    ///
    /// @param name of the entry; empty for the folder itself
    void add(F folder, String name, long now) {
        Change change = changes.computeIfAbsent(folder, f -> new Change(now));
        change.last = now;
        if (!name.isEmpty()) {
            change.touched.add(name);
        }
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /// How long until it is worth asking for [#take] again, in nanoseconds; empty when nothing waits.
    OptionalLong due(long now) {
        return changes.values().stream().mapToLong(change -> Math.max(0, dueAt(change) - now)).min();
    }

    private long dueAt(Change change) {
        if (change.looked) {
            return change.lookedAt + settings.quiet().toNanos();
        }
        return Math.min(change.last + settings.quiet().toNanos(), change.first + settings.patience().toNanos());
    }

    /// Takes the folders whose time has come and whose files are as they were at the look before. The others wait for another look.
    ///
    /// @param look tells a folder's entries apart by size and time, by name; an entry that is gone is left out
    List<F> take(long now, Function<Touched<F>, Map<String, String>> look) {
        List<F> ready = new ArrayList<>();
        for (Map.Entry<F, Change> entry : List.copyOf(changes.entrySet())) {
            Change change = entry.getValue();
            if (dueAt(change) > now) {
                continue;
            }
            Map<String, String> seen = look.apply(new Touched<>(entry.getKey(), List.copyOf(change.touched)));
            if (seen.equals(change.files)) {
                ready.add(entry.getKey());
                changes.remove(entry.getKey());
            } else {
                change.files = new HashMap<>(seen);
                change.looked = true;
                change.lookedAt = now;
            }
        }
        return ready;
    }

    /// Entries of a folder to which something happened.
    record Touched<F>(F folder, List<String> names) {

        Touched {
            names = List.copyOf(names);
        }
    }
}
