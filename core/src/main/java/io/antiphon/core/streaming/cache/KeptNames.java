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
/// another. Digests of parts begin with a letter of their own: parts together have a quarter of the room, so that however many
/// different ones are asked for, three quarters are left to what is whole.
final class KeptNames {

    private static final String PART = "p";
    private static final int PARTS_SHARE = 4;

    private final long maxBytes;
    private final Map<String, StoredObject> byDigest = new LinkedHashMap<>(64, 0.75f, true);
    private long totalBytes;
    private long partBytes;

    KeptNames(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// @param digest in hexadecimal
    static String ofPart(String digest) {
        return PART + digest;
    }

    /// The largest thing that is kept under a digest, bytes.
    long roomFor(String digest) {
        return isPart(digest) ? maxBytes / PARTS_SHARE : maxBytes;
    }

    /// @return names that must be deleted to stay within the bound
    synchronized List<String> takeOver(List<StoredObject> found) {
        List<String> superfluous = new ArrayList<>();
        found.stream()
                .sorted(Comparator.comparing(StoredObject::lastUsed))
                .forEach(kept -> replace(kept).ifPresent(superfluous::add));
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
        replace(kept).ifPresent(superfluous::add);
        superfluous.addAll(shrink());
        return superfluous;
    }

    synchronized void forget(StoredObject kept) {
        if (byDigest.remove(digestOf(kept.name()), kept)) {
            count(kept, -1);
        }
    }

    synchronized long totalBytes() {
        return totalBytes;
    }

    /// @return the name of what was kept under the same digest
    private Optional<String> replace(StoredObject kept) {
        StoredObject older = byDigest.put(digestOf(kept.name()), kept);
        count(kept, 1);
        if (older == null) {
            return Optional.empty();
        }
        count(older, -1);
        return Optional.of(older.name());
    }

    private void count(StoredObject kept, int sign) {
        totalBytes += sign * kept.size();
        partBytes += isPart(kept.name()) ? sign * kept.size() : 0;
    }

    private List<String> shrink() {
        List<String> superfluous = new ArrayList<>();
        Iterator<StoredObject> oldest = byDigest.values().iterator();
        while (partBytes > maxBytes / PARTS_SHARE && oldest.hasNext()) {
            StoredObject kept = oldest.next();
            if (isPart(kept.name())) {
                drop(oldest, kept, superfluous);
            }
        }
        oldest = byDigest.values().iterator();
        while (totalBytes > maxBytes && oldest.hasNext()) {
            drop(oldest, oldest.next(), superfluous);
        }
        return superfluous;
    }

    private void drop(Iterator<StoredObject> at, StoredObject kept, List<String> superfluous) {
        superfluous.add(kept.name());
        count(kept, -1);
        at.remove();
    }

    private static boolean isPart(String name) {
        return name.startsWith(PART);
    }

    private static String digestOf(String name) {
        int dash = name.indexOf('-');
        return dash < 0 ? name : name.substring(0, dash);
    }
}
