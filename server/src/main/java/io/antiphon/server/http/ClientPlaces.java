package io.antiphon.server.http;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// How many connections each address has, so that none takes all.
final class ClientPlaces {

    private final int most;
    private final Predicate<InetAddress> unlimited;
    private final Map<InetAddress, Integer> taken = new HashMap<>();

    /// @param most for one address
    /// @param unlimited addresses that many people share: proxies, and this machine
    ClientPlaces(int most, Predicate<InetAddress> unlimited) {
        this.most = most;
        this.unlimited = unlimited;
    }

    /// @return whether there was one, which is then to be given back
    synchronized boolean take(InetAddress address) {
        int count = taken.getOrDefault(address, 0);
        if (count >= most && !unlimited.test(address)) {
            return false;
        }
        taken.put(address, count + 1);
        return true;
    }

    synchronized void giveBack(InetAddress address) {
        taken.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
    }
}
