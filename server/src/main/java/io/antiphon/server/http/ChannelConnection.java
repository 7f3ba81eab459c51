package io.antiphon.server.http;

import io.antiphon.http.media.HelidonMediaExchange;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// One connection, from its first request to its end, in a virtual thread.
final class ChannelConnection implements ConnectionContext {

    /// Where the filter that knows when a request begins and ends finds [Progress].
    static final String PROGRESS = "antiphon.progress";

    private static final System.Logger LOG = System.getLogger(ChannelConnection.class.getName());

    private final SocketChannel channel;
    private final ConnectionParts parts;
    private final ListenerContext listener;
    private final DataReader reader;
    private final DataWriter writer;
    private final PeerInfo remote;
    private final PeerInfo local;
    private final ServerConnection http;
    private final Progress progress = new Progress(System.nanoTime());
    private final CountDownLatch ended = new CountDownLatch(1);

    ChannelConnection(SocketChannel channel, ConnectionParts parts, ServerConnectionSelector selector)
            throws IOException {
        this.channel = channel;
        this.parts = parts;
        ChannelOutput output = new ChannelOutput(channel, progress);
        this.listener = parts.forConnection(Map.of(HelidonMediaExchange.CONNECTION, channel,
                HelidonMediaExchange.PATIENT_CONNECTION, output, PROGRESS, progress));
        this.reader = new DataReader(new ChannelInput(channel, progress));
        this.writer = output;
        this.remote = new Peer(address(channel.getRemoteAddress()));
        this.local = new Peer(address(channel.getLocalAddress()));
        this.http = selector.connection(this);
    }

    /// Serves until either side has had enough.
    void run(Limit limit) {
        try (channel) {
            http.handle(limit);
        } catch (CloseConnectionException e) {
            LOG.log(System.Logger.Level.TRACE, "The connection ended", e);
        } catch (RequestException | HttpException e) {
            LOG.log(System.Logger.Level.WARNING, "A request failed outside its handler", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The connection could not be closed", e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A connection failed", e);
        } finally {
            ended.countDown();
        }
    }

    /// Whether its client kept this server waiting for too long.
    boolean isOverdue(Progress.Patience patience) {
        return progress.isOverdue(patience, System.nanoTime());
    }

    /// Ends after the request that is running, or at once when none is.
    void endWhenIdle() {
        http.close(false);
    }

    void awaitEnd(long nanos) {
        try {
            var _ = ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void cut() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be cut", e);
        }
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
        return false;
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
