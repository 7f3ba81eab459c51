package io.antiphon.server.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection, from its first byte to its end, in a virtual thread.
final class ChannelConnection {

    private static final System.Logger LOG = System.getLogger(ChannelConnection.class.getName());

    private final SocketChannel channel;
    private final ConnectionParts parts;
    private final Activity activity = new Activity(System::nanoTime);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Phase phase = Phase.OPENING;
    private volatile long phaseStart = System.nanoTime();
    private volatile boolean http2;
    private volatile @Nullable ServerConnection http;

    /// What a connection is at.
    private enum Phase {
        /// Agreeing on TLS.
        OPENING,
        /// Requests and answers.
        SERVING,
        /// Saying goodbye.
        ENDING
    }

    ChannelConnection(SocketChannel channel, ConnectionParts parts) {
        this.channel = channel;
        this.parts = parts;
    }

    /// Serves until either side has had enough.
    void run(Limit limit) {
        try (channel) {
            serve(parts.open(channel), limit);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection was not opened or not closed", e);
        } finally {
            ended.countDown();
        }
    }

    private void serve(Transport transport, Limit limit) throws IOException {
        try (var _ = transport.channel()) {
            ServerConnection connection = parts.protocol(transport)
                    .connection(new ChannelContext(channel, transport, parts, activity));
            http2 = transport.isHttp2();
            http = connection;
            enter(Phase.SERVING);
            connection.handle(limit);
        } catch (CloseConnectionException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.TRACE, "The connection ended", e);
        } catch (RequestException | HttpException e) {
            LOG.log(System.Logger.Level.WARNING, "A request failed outside its handler", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A connection failed", e);
        } finally {
            enter(Phase.ENDING);
        }
    }

    private void enter(Phase next) {
        phaseStart = System.nanoTime();
        phase = next;
    }

    /// Ends it when it holds a place for nothing: with nothing asked for long, with a request that does not get complete, or with a
    /// client that does not agree on TLS or lets nobody go.
    void endWhenStale(Limits limits) {
        boolean stale = switch (phase) {
            case OPENING, ENDING -> Duration.ofNanos(System.nanoTime() - phaseStart).compareTo(limits.handshake()) > 0;
            // Frames of HTTP/2 may come between requests.
            case SERVING -> activity.idleTime().compareTo(limits.idle()) > 0
                    || !http2 && activity.incompleteTime().compareTo(limits.request()) > 0;
        };
        if (stale) {
            cut();
        }
    }

    /// Ends after the requests that are running, or at once when none is.
    void endWhenIdle() {
        ServerConnection connection = http;
        if (connection == null) {
            cut();
        } else if (!http2) {
            connection.close(false);
        } else if (!activity.isAnswering()) {
            connection.close(true);
        }
    }

    /// Returns early when it ends.
    void awaitEnd(long nanos) {
        try {
            var _ = ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isOver() {
        return ended.getCount() == 0;
    }

    void cut() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be cut", e);
        }
    }

    /// @param handshake for agreeing on TLS, and for the goodbye
    /// @param request from a request's first byte to the end of its headers
    /// @param idle between requests
    record Limits(Duration handshake, Duration request, Duration idle) {}
}
