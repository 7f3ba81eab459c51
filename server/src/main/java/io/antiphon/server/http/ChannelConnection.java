package io.antiphon.server.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection, from its first byte to its end, in a virtual thread.
final class ChannelConnection {

    private static final System.Logger LOG = System.getLogger(ChannelConnection.class.getName());

    private final SocketChannel channel;
    private final ConnectionParts parts;
    private final Activity activity = new Activity(System.nanoTime());
    private final Progress progress = new Progress(System.nanoTime());
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Phase phase = Phase.OPENING;
    private volatile long phaseStart = System.nanoTime();
    private final Http2Streams streams;
    private volatile boolean http2;
    private volatile @Nullable Thread thread;
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

    /// @param places for requests that come side by side
    ChannelConnection(SocketChannel channel, ConnectionParts parts, Http2Streams.Places places) {
        this.channel = channel;
        this.parts = parts;
        this.streams = new Http2Streams(places);
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
                    .connection(new ChannelContext(channel, transport, parts, activity, progress, streams));
            thread = Thread.currentThread();
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
            streams.allOver();
        }
    }

    private void enter(Phase next) {
        phaseStart = System.nanoTime();
        phase = next;
    }

    /// Whether it holds a place for nothing: its client kept this server waiting for too long, with what it says or takes, or before it
    /// agreed on TLS, or when it should let go.
    boolean isOverdue(Progress.Patience patience) {
        long now = System.nanoTime();
        return switch (phase) {
            case OPENING, ENDING -> now - phaseStart > patience.request().toNanos();
            case SERVING -> http2
                    ? progress.isStalled(patience, now) || streams.isOverdue(patience.request(), now)
                            || activity.idleTime(now).compareTo(patience.idle()) > 0
                    : progress.isOverdue(patience, now);
        };
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
        Thread waiting = thread;
        if (http2 && waiting != null) {
            // It only reads frames, and may wait for room where Helidon keeps them.
            waiting.interrupt();
        }
    }
}
