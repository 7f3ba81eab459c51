package io.antiphon.core.scrobble;

import io.antiphon.core.provider.Lookup.Failed;
import io.antiphon.core.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// When services that failed are asked again: after a minute, then two, up to an hour, or when they say, up to a day. Lives in memory: after
/// a restart they are asked at once.
final class Waits {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_TOLD = Duration.ofDays(1);
    private static final int DOUBLINGS = 6;

    private final Map<Key, Wait> waits = new ConcurrentHashMap<>();

    private record Key(UserId user, String service) {}

    /// @param failures in a row
    /// @param reason of the last one
    record Wait(Instant until, int failures, String reason) {}

    Optional<Wait> find(UserId user, String service) {
        return Optional.ofNullable(waits.get(new Key(user, service)));
    }

    Wait failed(UserId user, String service, Failed<?> how, Instant now) {
        Key key = new Key(user, service);
        int failures = find(user, service).map(Wait::failures).orElse(0) + 1;
        Duration own = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration bounded = own.compareTo(LONGEST) < 0 ? own : LONGEST;
        Duration told = how.retryAfter().compareTo(LONGEST_TOLD) < 0 ? how.retryAfter() : LONGEST_TOLD;
        Wait wait = new Wait(now.plus(told.compareTo(bounded) > 0 ? told : bounded), failures, how.reason());
        waits.put(key, wait);
        return wait;
    }

    void forget(UserId user, String service) {
        waits.remove(new Key(user, service));
    }
}
