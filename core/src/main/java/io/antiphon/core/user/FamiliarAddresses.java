package io.antiphon.core.user;

import io.antiphon.core.audit.AuditFilter;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// From where each account was used lately, so that guessing from everywhere else does not lock its owner out at home. What happened
/// before this process began is read from the audit log, once, when the first guess is
/// wrong: one query for all names, whether anybody has them or not. Memory is bounded.
public final class FamiliarAddresses {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int CAPACITY = 10_000;
    private static final int EVENTS = 5_000;

    private final AuditLog log;
    private final Clock clock;
    private final Map<String, Instant> seen = new LinkedHashMap<>(64, 0.75f, true);
    private volatile boolean looked;

    public FamiliarAddresses(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /// An account was used from an address.
    synchronized void used(String account, String address) {
        put(account, address, clock.instant());
    }

    boolean isFamiliar(String account, String address) {
        lookBack();
        return isSeen(account, address);
    }

    private void lookBack() {
        if (looked) {
            return;
        }
        synchronized (log) {
            if (looked) {
                return;
            }
            AuditFilter filter = new AuditFilter(Set.of(AuditKind.SIGNED_IN), null, clock.instant().minus(KEPT), null);
            log.listBefore(filter, Long.MAX_VALUE, EVENTS)
                    .stream()
                    .filter(event -> !event.address().isEmpty())
                    .forEach(event -> remember(event.subject(), event.address(), event.at()));
            looked = true;
        }
    }

    private synchronized boolean isSeen(String account, String address) {
        Instant at = seen.get(key(account, address));
        return at != null && clock.instant().isBefore(at.plus(KEPT));
    }

    private synchronized void remember(String account, String address, Instant at) {
        if (!seen.containsKey(key(account, address))) {
            put(account, address, at);
        }
    }

    private void put(String account, String address, Instant at) {
        seen.put(key(account, address), at);
        if (seen.size() > CAPACITY) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    private static String key(String account, String address) {
        return GuessLimiter.network(address) + '\n' + account.toLowerCase(Locale.ROOT);
    }
}
