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
import org.jspecify.annotations.Nullable;

/// Slows down whoever guesses: after some failures for one account from one address, or from one address at all, nothing is
/// checked for a while, twice as long after each further failure; after many for one account, from wherever they come, nothing is
/// checked for it but where it was used lately. Memory is bounded; IPv6 addresses count by their /64.
public final class GuessLimiter {

    static final int FREE_PER_ACCOUNT = 10;
    static final int FREE_PER_ADDRESS = 50;

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final int CAPACITY = 10_000;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Clock clock;
    private final ScatteredGuesses scattered;
    private final @Nullable FamiliarAddresses familiar;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true);

    /// For what belongs to no account: it counts by address only.
    public GuessLimiter(Clock clock) {
        this(clock, null);
    }

    public GuessLimiter(Clock clock, @Nullable FamiliarAddresses familiar) {
        this.clock = clock;
        this.scattered = new ScatteredGuesses(clock);
        this.familiar = familiar;
    }

    /// How long this account must not be tried from this address any more; empty when it may be.
    public Optional<Duration> wait(String account, String address) {
        Duration here = waitHere(account, address);
        if (here.isPositive()) {
            return Optional.of(here);
        }
        Duration anywhere = scattered.wait(account);
        return anywhere.isPositive() && isUnfamiliar(account, address) ? Optional.of(anywhere) : Optional.empty();
    }

    public void failed(String account, String address) {
        synchronized (this) {
            count(byAccount(account, address), FREE_PER_ACCOUNT);
            count(byAddress(address), FREE_PER_ADDRESS);
        }
        // An old app at home says nothing of guessing elsewhere.
        if (isUnfamiliar(account, address)) {
            scattered.failed(account);
        }
    }

    /// The address' other failures stay: an own account must not be a way to go on guessing others'.
    public void succeeded(String account, String address) {
        if (familiar != null) {
            familiar.used(account, address);
        }
        synchronized (this) {
            if (!failures.isEmpty()) {
                failures.remove(byAccount(account, address));
            }
        }
    }

    private synchronized Duration waitHere(String account, String address) {
        if (failures.isEmpty()) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        return max(remaining(byAccount(account, address), now), remaining(byAddress(address), now));
    }

    private boolean isUnfamiliar(String account, String address) {
        return familiar != null && !familiar.isFamiliar(account, address);
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
