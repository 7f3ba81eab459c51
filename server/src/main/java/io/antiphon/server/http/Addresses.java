package io.antiphon.server.http;

import io.antiphon.server.config.ServerConfig;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Under which addresses the server can be reached.
public final class Addresses {

    private Addresses() {}

    /// The most useful one first; the configured one alone when there is one.
    public static List<String> of(ServerConfig config, int port, String basePath) {
        String publicUrl = config.http().publicUrl();
        if (publicUrl != null && !publicUrl.isBlank()) {
            return List.of(publicUrl);
        }
        String scheme = config.tls().isOn() ? "https" : "http";
        List<String> addresses = new ArrayList<>();
        for (String host : hosts(config.http().host())) {
            addresses.add(
                    "%s://%s:%d%s".formatted(scheme, host.indexOf(':') < 0 ? host : "[" + host + "]", port, basePath));
        }
        return addresses;
    }

    private static List<String> hosts(String host) {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress() ? local() : List.of(host);
        } catch (UnknownHostException | SocketException _) {
            return List.of(host);
        }
    }

    /// This machine's own name for itself, and the IPv4 addresses that others use.
    private static List<String> local() throws SocketException {
        List<String> hosts = new ArrayList<>();
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress())
                .forEach(address -> hosts.add(address.getHostAddress()));
        hosts.add("127.0.0.1");
        return hosts;
    }
}
