package io.antiphon.core.user;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How fast accounts are asked for: so many at once, and one more each time that a while has passed; from one network, and from all together.
/// Taken and free names count alike. Memory is bounded; IPv6 addresses count by their /64.
final class RegistrationPace {

    static final int FROM_ONE_NETWORK = 5;
    static final int FROM_ALL = 60;
    static final Duration EACH_FROM_ONE = Duration.ofMinutes(12);
    static final Duration EACH_FROM_ALL = Duration.ofMinutes(1);

    private static final int MOST_NETWORKS = 10_000;

    private final Clock clock;
    private final Map<String, Bucket> networks = new LinkedHashMap<>(16, 0.75f, true);
    private Bucket all;

    RegistrationPace(Clock clock) {
        this.clock = clock;
        this.all = new Bucket(FROM_ALL, clock.millis());
    }

    /// @param left how many more may be asked for at once
    private record Bucket(double left, long at) {

        /// A clock that was set back brings nothing back.
        Bucket later(long now, int most, Duration each) {
            double brought = Math.max(0, now - at) / (double) each.toMillis();
            return new Bucket(Math.min(most, left + brought), now);
        }

        Duration pause(Duration each) {
            return left >= 1 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - left) * each.toMillis()));
        }

        Bucket taken() {
            return new Bucket(left - 1, at);
        }
    }

    /// Asks for one more.
    ///
    /// @return how long to wait before it is worth asking again; zero when it may be had
    synchronized Duration take(String address) {
        long now = clock.millis();
        String network = GuessLimiter.network(address);
        Bucket own = networks.getOrDefault(network, new Bucket(FROM_ONE_NETWORK, now))
                .later(now, FROM_ONE_NETWORK, EACH_FROM_ONE);
        all = all.later(now, FROM_ALL, EACH_FROM_ALL);
        Duration pause = longer(own.pause(EACH_FROM_ONE), all.pause(EACH_FROM_ALL));
        if (pause.isZero()) {
            all = all.taken();
            own = own.taken();
        }
        networks.put(network, own);
        if (networks.size() > MOST_NETWORKS) {
            networks.remove(networks.keySet().iterator().next());
        }
        return pause;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
