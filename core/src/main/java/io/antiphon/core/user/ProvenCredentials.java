package io.antiphon.core.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Credentials that were right at an address a while ago. One forgotten app with an old password fails for ever and makes its whole
/// address wait; whoever signed in well there must not suffer for it. So these few are still checked meanwhile, but only so often
/// that guessing gains nothing. Memory is bounded.
final class ProvenCredentials {

    /// So many wrong ones of an account are checked at once, and one more in each [#CHECK_EVERY].
    static final int CHECKS = 200;
    static final Duration CHECK_EVERY = Duration.ofSeconds(1);

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int CAPACITY = 10_000;

    private final Clock clock;
    private final Map<String, Instant> proofs = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Allowance> allowances = new LinkedHashMap<>(64, 0.75f, true);

    ProvenCredentials(Clock clock) {
        this.clock = clock;
    }

    /// This credential was right at this address.
    synchronized void proved(String credential, String address) {
        put(proofs, key(credential, address), clock.instant());
    }

    synchronized boolean isProven(String credential, String address) {
        Instant at = proofs.get(key(credential, address));
        return at != null && clock.instant().isBefore(at.plus(KEPT));
    }

    /// Whether something may be checked for an account at an address that waits.
    synchronized boolean mayCheck(String account, String address) {
        return allowance(key(account, address)).left() > 0;
    }

    /// What was checked for an account at an address that waits was wrong.
    synchronized void wasWrong(String account, String address) {
        String key = key(account, address);
        Allowance now = allowance(key);
        put(allowances, key, new Allowance(Math.max(0, now.left() - 1), now.at()));
    }

    private Allowance allowance(String key) {
        Instant now = clock.instant();
        Allowance known = allowances.get(key);
        if (known == null) {
            return new Allowance(CHECKS, now);
        }
        long regained = Math.max(0, Duration.between(known.at(), now).dividedBy(CHECK_EVERY));
        return regained >= CHECKS - known.left() ? new Allowance(CHECKS, now)
                : new Allowance(known.left() + (int) regained, known.at().plus(CHECK_EVERY.multipliedBy(regained)));
    }

    private static <V> void put(Map<String, V> map, String key, V value) {
        map.put(key, value);
        if (map.size() > CAPACITY) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private static String key(String what, String address) {
        return GuessLimiter.network(address) + '\n' + what;
    }

    private record Allowance(int left, Instant at) {}
}
