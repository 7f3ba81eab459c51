package io.antiphon.core.streaming.cache;

import io.antiphon.core.streaming.cache.ObjectStore.StoredObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is kept, the least recently used first, under a bound. A name is a key's digest, a dash, and what tells one making from
/// another.
final class KeptNames {

    private final long maxBytes;
    private final Map<String, StoredObject> byDigest = new LinkedHashMap<>(64, 0.75f, true);
    private long totalBytes;

    KeptNames(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// @return names that must be deleted to stay within the bound
    synchronized List<String> takeOver(List<StoredObject> found) {
        List<String> superfluous = new ArrayList<>();
        found.stream().sorted(Comparator.comparing(StoredObject::lastUsed)).forEach(kept -> {
            StoredObject older = byDigest.put(digestOf(kept.name()), kept);
            totalBytes += kept.size();
            if (older != null) {
                totalBytes -= older.size();
                superfluous.add(older.name());
            }
        });
        superfluous.addAll(shrink());
        return superfluous;
    }

    /// The most recently used from now on.
    synchronized Optional<StoredObject> use(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    /// @return names that must be deleted to stay within the bound
    synchronized List<String> add(StoredObject kept) {
        List<String> superfluous = new ArrayList<>();
        StoredObject older = byDigest.put(digestOf(kept.name()), kept);
        totalBytes += kept.size();
        if (older != null) {
            totalBytes -= older.size();
            superfluous.add(older.name());
        }
        superfluous.addAll(shrink());
        return superfluous;
    }

    synchronized void forget(StoredObject kept) {
        if (byDigest.remove(digestOf(kept.name()), kept)) {
            totalBytes -= kept.size();
        }
    }

    synchronized long totalBytes() {
        return totalBytes;
    }

    private List<String> shrink() {
        List<String> superfluous = new ArrayList<>();
        Iterator<StoredObject> oldest = byDigest.values().iterator();
        while (totalBytes > maxBytes && oldest.hasNext()) {
            StoredObject kept = oldest.next();
            superfluous.add(kept.name());
            totalBytes -= kept.size();
            oldest.remove();
        }
        return superfluous;
    }

    private static String digestOf(String name) {
        int dash = name.indexOf('-');
        return dash < 0 ? name : name.substring(0, dash);
    }
}
