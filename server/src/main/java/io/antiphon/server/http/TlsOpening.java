package io.antiphon.server.http;

import io.antiphon.server.tls.ServerTls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Finds out what a client speaks, by its first byte, and opens TLS. The same port answers plain HTTP for the machine's own programs (the
/// operator's commands, health checks); [PlainHttp] refuses it to everyone else.
final class TlsOpening {

    /// The first byte of a TLS handshake: RFC 8446, 5.1.
    private static final int HANDSHAKE = 22;
    private static final String HTTP_2 = "h2";
    private static final String HTTP_1 = "http/1.1";
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    /// Authenticated encryption with forward secrecy only: RFC 9325, 4.2, and what RFC 9113, 9.2.2 leaves to HTTP/2. The quickest first.
    private static final List<String> CIPHER_SUITES = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final ServerTls tls;

    TlsOpening(ServerTls tls) {
        this.tls = tls;
    }

    /// Waits for the client's first byte and, when it speaks TLS, until both sides agreed.
    ///
    /// @throws IOException when it leaves, or they cannot agree
    Transport open(SocketChannel channel) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(1);
        if (channel.read(first) < 0) {
            throw new IOException("the client left without a word");
        }
        return first.get(0) == HANDSHAKE ? agreed(channel, first.array()) : Transport.plain(channel, first.array());
    }

    private Transport agreed(SocketChannel channel, byte[] first) throws IOException {
        TlsWire wire = new TlsWire(channel, first);
        SSLSocket socket = (SSLSocket) tls.context().getSocketFactory().createSocket(wire, null, -1, true);
        socket.setUseClientMode(false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(PROTOCOLS.toArray(String[]::new));
        parameters.setCipherSuites(supported(parameters));
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(new String[]{HTTP_2, HTTP_1});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return new Transport(new TlsChannel(socket, wire), true, HTTP_2.equals(socket.getApplicationProtocol()),
                new byte[0]);
    }

    /// A JDK may be configured to have fewer.
    private static String[] supported(SSLParameters parameters) {
        List<String> suites = new ArrayList<>(CIPHER_SUITES);
        suites.retainAll(List.of(parameters.getCipherSuites()));
        return suites.toArray(String[]::new);
    }
}
