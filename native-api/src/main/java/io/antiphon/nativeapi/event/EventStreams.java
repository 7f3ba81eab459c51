package io.antiphon.nativeapi.event;

import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.http.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The open event streams: bounds them, and ends them when the server stops.
///
/// A stream costs a virtual thread and a place for the newest of each kind of event, nothing else: no queue grows behind a
/// listener that does not read.
public final class EventStreams implements AutoCloseable {

    static final int MAX_PER_USER = 200;
    private static final int MAX_ALL = 3_000;
    /// Proxies end connections that say nothing for a minute.
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    /// The listener comes back at once, and shows its credentials again, which may have been taken away.
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Duration heartbeat;
    private final Duration lifetime;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final Map<UserId, Integer> counts = new HashMap<>();
    private volatile boolean closed;

    public EventStreams() {
        this(HEARTBEAT, LIFETIME);
    }

    /// @param heartbeat how long nothing is said at most
    /// @param lifetime after which a stream ends
    public EventStreams(Duration heartbeat, Duration lifetime) {
        this.heartbeat = heartbeat;
        this.lifetime = lifetime;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    Duration lifetime() {
        return lifetime;
    }

    boolean isClosed() {
        return closed;
    }

    /// @throws ProblemException 429 when there are too many
    void join(EventStream stream, UserId user) {
        synchronized (counts) {
            int own = counts.getOrDefault(user, 0);
            if (closed || own >= MAX_PER_USER || open.size() >= MAX_ALL) {
                throw new ProblemException(429, "%d event streams are open, which is enough".formatted(open.size()),
                        Duration.ofSeconds(30));
            }
            counts.put(user, own + 1);
            open.add(stream);
        }
    }

    void leave(EventStream stream, UserId user) {
        synchronized (counts) {
            if (open.remove(stream)) {
                int left = counts.getOrDefault(user, 1) - 1;
                if (left > 0) {
                    counts.put(user, left);
                } else {
                    counts.remove(user);
                }
            }
        }
    }

    /// How many are open.
    public int count() {
        return open.size();
    }

    /// Ends all streams; new ones are refused.
    @Override
    public void close() {
        closed = true;
        open.forEach(EventStream::wake);
    }
}
