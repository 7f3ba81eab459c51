package io.antiphon.subsonic.endpoint;

import io.antiphon.core.user.UserId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Keeps a random list in its order while a client pages through it: the first page shuffles, the others go on.
final class RandomSeeds {
    private static final int KEPT = 1000;

    private final RandomGenerator random;
    private final Map<Reader, Long> seeds = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Reader, Long> eldest) {
            return size() > KEPT;
        }
    });

    RandomSeeds(RandomGenerator random) {
        this.random = random;
    }

    private record Reader(UserId user, String client) {}

    long seed(Caller caller, int offset) {
        Reader reader = new Reader(caller.user().id(), caller.client());
        Long known = offset == 0 ? null : seeds.get(reader);
        if (known != null) {
            return known;
        }
        long seed = random.nextLong();
        seeds.put(reader, seed);
        return seed;
    }
}
