package io.antiphon.core.user;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Slows down whoever guesses: after some failures for one account from one address, or from one address at all, nothing is
/// checked for a while, twice as long after each further failure. Memory is bounded; IPv6 addresses count by their /64.
public final class GuessLimiter {

    static final int FREE_PER_ACCOUNT = 10;
    static final int FREE_PER_ADDRESS = 50;

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final int CAPACITY = 10_000;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true);

    public GuessLimiter(Clock clock) {
        this.clock = clock;
    }

    /// How long this account must not be tried from this address any more; empty when it may be.
    public synchronized Optional<Duration> wait(String account, String address) {
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Duration wait = max(remaining(byAccount(account, address), now), remaining(byAddress(address), now));
        return wait.isPositive() ? Optional.of(wait) : Optional.empty();
    }

    public synchronized void failed(String account, String address) {
        count(byAccount(account, address), FREE_PER_ACCOUNT);
        count(byAddress(address), FREE_PER_ADDRESS);
    }

    /// The address' other failures stay: an own account must not be a way to go on guessing others'.
    public synchronized void succeeded(String account, String address) {
        if (!failures.isEmpty()) {
            failures.remove(byAccount(account, address));
        }
    }

    private Duration remaining(String key, Instant now) {
        Failures known = failures.get(key);
        return known == null ? Duration.ZERO : Duration.between(now, known.blockedUntil());
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        Failures known = failures.get(key);
        int count = known == null || now.isAfter(known.last().plus(FORGOTTEN)) ? 1 : known.count() + 1;
        failures.put(key, new Failures(count, now, count < free ? now : now.plus(pause(count - free))));
        if (failures.size() > CAPACITY) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private static Duration pause(int excess) {
        return excess > 8 ? LONGEST : Duration.ofSeconds(1L << excess);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static String byAccount(String account, String address) {
        return network(address) + '\n' + account.toLowerCase(Locale.ROOT);
    }

    private static String byAddress(String address) {
        return network(address);
    }

    /// The address itself, or the network of an IPv6 one.
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException _) {
            return address;
        }
    }

    private record Failures(int count, Instant last, Instant blockedUntil) {}
}
