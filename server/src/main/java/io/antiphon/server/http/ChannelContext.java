package io.antiphon.server.http;

import io.antiphon.http.media.HelidonMediaExchange;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.context.Context;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// A connection as Helidon's protocols want to know it.
final class ChannelContext implements ConnectionContext {

    private final SocketChannel channel;
    private final Transport transport;
    private final ConnectionParts parts;
    private final ListenerContext listener;
    private final DataReader reader;
    private final DataWriter writer;
    private final PeerInfo remote;
    private final PeerInfo local;

    /// @param channel what the transport is made of
    /// @param activity told of the connection's requests
    /// @param progress told how it gets on, and of its requests when they come one after the other
    /// @param streams told of its requests when they come side by side
    ChannelContext(SocketChannel channel, Transport transport, ConnectionParts parts, Activity activity,
            Progress progress, Http2Streams streams) throws IOException {
        this.channel = channel;
        this.transport = transport;
        this.parts = parts;
        Context context = parts.context();
        context.register(activity);
        ChannelInput input = new ChannelInput(transport, progress);
        if (transport.isHttp2()) {
            context.register(streams);
            Http2Resets resets = new Http2Resets(streams);
            this.reader = new DataReader(resets.watched(new Http2Frames(input, streams, parts.http2Limits())));
            this.writer = resets.guarded(transport.channel(), progress);
        } else {
            ChannelOutput output = new ChannelOutput(transport.channel(), progress);
            context.register(progress);
            if (!transport.isSecure()) {
                // Only on a connection that carries bytes as they are can the kernel put those of a file.
                context.register(HelidonMediaExchange.CONNECTION, channel);
                context.register(HelidonMediaExchange.PATIENT_CONNECTION, output);
            }
            this.reader = new DataReader(input);
            this.writer = output;
        }
        this.listener = parts.forConnection(context);
        this.remote = new Peer(address(channel.getRemoteAddress()));
        this.local = new Peer(address(channel.getLocalAddress()));
    }

    @Override
    public ListenerContext listenerContext() {
        return listener;
    }

    @Override
    public ExecutorService executor() {
        return listener.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public Router router() {
        return parts.router();
    }

    @Override
    public PeerInfo remotePeer() {
        return remote;
    }

    @Override
    public PeerInfo localPeer() {
        return local;
    }

    @Override
    public boolean isSecure() {
        return transport.isSecure();
    }

    @Override
    public String socketId() {
        return "listener";
    }

    @Override
    public String childSocketId() {
        return "0x" + Integer.toHexString(System.identityHashCode(channel));
    }

    private static InetSocketAddress address(SocketAddress address) throws IOException {
        if (address instanceof InetSocketAddress internet) {
            return internet;
        }
        throw new IOException("the connection was over before it was served");
    }

    private record Peer(InetSocketAddress address) implements PeerInfo {

        @Override
        public String host() {
            return address.getHostString();
        }

        @Override
        public int port() {
            return address.getPort();
        }

        @Override
        public Optional<Principal> tlsPrincipal() {
            return Optional.empty();
        }

        @Override
        public Optional<Certificate[]> tlsCertificates() {
            return Optional.empty();
        }
    }
}
