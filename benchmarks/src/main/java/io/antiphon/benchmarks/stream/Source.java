package io.antiphon.benchmarks.stream;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.OptionalLong;

/// A file on a server.
///
/// @param url of the file, credentials included
/// @param pid of the server's process, when it is known
public record Source(String name, URI url, OptionalLong pid) {

    /// @throws IllegalArgumentException for an address that is not loopback: a load run against others is an attack
    public Source {
        if (!"http".equals(url.getScheme()) || url.getHost() == null || url.getPort() < 0
                || !isLoopback(url.getHost())) {
            throw new IllegalArgumentException(
                    "only http with a port on loopback addresses is measured, not " + url.getHost());
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
