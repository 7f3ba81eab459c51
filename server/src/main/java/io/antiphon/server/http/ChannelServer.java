package io.antiphon.server.http;

import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ListenerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/// Accepts connections and hands them to Helidon's HTTP/1.1 and, over TLS, HTTP/2. It stands in for Helidon's own listener because that one's sockets have no
/// channel, and only to a channel can the kernel send a file by itself: see [io.antiphon.http.media.FileSender]. A connection costs a
/// virtual thread and no buffers while it waits.
final class ChannelServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ChannelServer.class.getName());
    /// Long enough that running out of file descriptors costs no processor time, short enough to be over soon.
    private static final long PAUSE_MILLIS = 50;
    private static final Duration OVERDUE_CHECK = Duration.ofSeconds(1);
    private static final Duration END_CHECK = Duration.ofMillis(50);

    private final ServerSocketChannel listener;
    private final ListenerConfig config;
    private final ConnectionParts parts;
    private final Semaphore places;
    private final ClientPlaces clientPlaces;
    private final ClientPlaces requestPlaces;
    private final Progress.Patience patience;
    private final Set<ChannelConnection> connections = ConcurrentHashMap.newKeySet();
    private final ThreadFactory threads = Thread.ofVirtual().name("connection-", 0).factory();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Limit noLimit = FixedLimit.create();

    private ChannelServer(ServerSocketChannel listener, ListenerConfig config, ConnectionParts parts, Clients clients) {
        this.listener = listener;
        this.config = config;
        this.parts = parts;
        this.places = new Semaphore(config.maxTcpConnections());
        this.clientPlaces = clients.places();
        this.requestPlaces = clients.requests();
        this.patience = clients.patience();
    }

    /// How clients are treated.
    ///
    /// @param places for connections
    /// @param requests for requests that come side by side, on all connections of an address
    record Clients(ClientPlaces places, ClientPlaces requests, Progress.Patience patience) {}

    /// @param config its address, port, backlog, number of connections and grace at the end are obeyed
    /// @throws UncheckedIOException when the address cannot be listened on
    static ChannelServer start(ListenerConfig config, ConnectionParts parts, Clients clients) {
        try {
            ServerSocketChannel listener = ServerSocketChannel.open();
            try {
                listener.bind(new InetSocketAddress(config.address(), Math.max(0, config.port())), config.backlog());
            } catch (IOException e) {
                listener.close();
                throw e;
            }
            ChannelServer server = new ChannelServer(listener, config, parts, clients);
            parts.router().beforeStart();
            Thread.ofPlatform().daemon(false).name("listener").start(server::accept);
            Thread.ofVirtual().name("overdue-connections").start(server::cutOverdue);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.socket().getLocalPort();
    }

    /// Accepts nothing more, ends what waits for a request, gives running requests the configured grace, and cuts the rest.
    @Override
    public void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        stopped.countDown();
        closeListener();
        connections.forEach(ChannelConnection::endWhenIdle);
        long deadline = System.nanoTime() + config.shutdownGracePeriod().toNanos();
        for (ChannelConnection connection : connections) {
            awaitEnd(connection, deadline);
        }
        connections.forEach(ChannelConnection::cut);
        parts.close();
    }

    /// On HTTP/2 the requests of a connection end one by one, and nothing tells the last.
    private static void awaitEnd(ChannelConnection connection, long deadline) {
        long left = deadline - System.nanoTime();
        while (left > 0 && !connection.isOver()) {
            connection.awaitEnd(Math.min(left, END_CHECK.toNanos()));
            connection.endWhenIdle();
            left = deadline - System.nanoTime();
        }
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The listener could not be closed: {0}", e.getMessage());
        }
    }

    private void accept() {
        while (listener.isOpen()) {
            boolean placed = false;
            try {
                places.acquire();
                placed = true;
                placed = !serve(listener.accept());
            } catch (ClosedChannelException _) {
                // The server stops.
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A connection could not be accepted", e);
                pause();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                if (placed) {
                    places.release();
                }
            }
        }
    }

    /// @return whether it is served, and has taken over the place that was acquired for it
    private boolean serve(SocketChannel channel) throws IOException {
        InetAddress client = channel.socket().getInetAddress();
        if (client == null || !clientPlaces.take(client)) {
            LOG.log(System.Logger.Level.DEBUG, "{0} has too many connections", client);
            channel.close();
            return false;
        }
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            ChannelConnection connection = new ChannelConnection(channel, parts,
                    new Http2Streams.Places(() -> requestPlaces.take(client), () -> requestPlaces.giveBack(client)));
            connections.add(connection);
            if (stopped.getCount() == 0) {
                // Accepted before the listener was closed, but too late for whoever ends the connections there are.
                connections.remove(connection);
                throw new ClosedChannelException();
            }
            threads.newThread(() -> {
                try {
                    connection.run(noLimit);
                } finally {
                    connections.remove(connection);
                    clientPlaces.giveBack(client);
                    places.release();
                }
            }).start();
            return true;
        } catch (IOException e) {
            clientPlaces.giveBack(client);
            channel.close();
            throw e;
        }
    }

    private void pause() {
        try {
            var _ = stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Who sends or takes so slowly that a connection is held for nothing loses it.
    private void cutOverdue() {
        try {
            while (!stopped.await(OVERDUE_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                for (ChannelConnection connection : connections) {
                    if (connection.isOverdue(patience)) {
                        connection.cut();
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
