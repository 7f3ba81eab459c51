package io.antiphon.benchmarks.load;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.OptionalLong;

/// A server to measure. Its process is known only when it runs on this machine and the caller names it.
public record Target(String name, URI url, String user, String password, OptionalLong pid) {

    /// @throws IllegalArgumentException for an address that is not loopback: a load run against others is an attack
    public Target {
        if (!"http".equals(url.getScheme()) || url.getHost() == null || !isLoopback(url.getHost())) {
            throw new IllegalArgumentException("only http on loopback addresses is measured, not " + url);
        }
    }

    @Override
    public String toString() {
        return name + " at " + url;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
