package io.antiphon.nativeapi.event;

import io.antiphon.core.change.ChangesSequenced;
import io.antiphon.core.change.Cursor;
import io.antiphon.core.change.Sequenced;
import io.antiphon.core.event.Event;
import io.antiphon.core.library.scan.ScanProgressed;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.playback.PlaybackSessionChanged;
import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.http.Json;
import io.antiphon.nativeapi.http.Streamed;
import io.antiphon.nativeapi.library.ScanBody;
import io.antiphon.nativeapi.playback.SessionView;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One listener's stream of server-sent events (WHATWG HTML, section 9.2): `changes` with the number up to which there is something
/// to ask for, which is also the event's id, `scan` with how a scan stands, and `session` with what the listener's devices play. Only the
/// newest of each kind waits to be sent.
final class EventStream implements Streamed {

    private static final long NANOS = 1_000_000;
    private static final int RETRY_MILLIS = 3_000;

    private final EventPorts ports;
    private final Listener listener;
    private final SessionView session;
    private final Optional<Cursor> last;
    private final Json json;
    private final AtomicReference<@Nullable Sequenced> changes = new AtomicReference<>();
    private final AtomicReference<@Nullable ScanStatus> scan = new AtomicReference<>();
    private final AtomicBoolean played = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    /// The number that the listener was told last.
    private long told;

    /// @param manages whether they manage the server, and so are told why a scan stopped
    /// @param types what they want to be told of
    record Listener(UserId user, boolean manages, Set<EventType> types) {}

    /// @param last what the listener knows already
    EventStream(EventPorts ports, Json json, SessionView session, Listener listener, Optional<Cursor> last) {
        this.ports = ports;
        this.session = session;
        this.json = json;
        this.listener = listener;
        this.last = last;
    }

    @Override
    public void send(ServerRequest request, ServerResponse response) {
        ports.streams().join(this, listener.user());
        thread = Thread.currentThread();
        Runnable unsubscribe = ports.events().subscribe(this::hear);
        ports.announcer().joined();
        try {
            response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
            response.header(HeaderNames.CACHE_CONTROL, "no-store");
            // Proxies would else collect events until they fill a buffer.
            response.header(HeaderNames.create("X-Accel-Buffering"), "no");
            try (OutputStream out = response.outputStream()) {
                begin(out);
                follow(out);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("The listener is gone", e);
        } finally {
            ports.announcer().left();
            unsubscribe.run();
            ports.streams().leave(this, listener.user());
        }
    }

    private void hear(Event event) {
        switch (event) {
            case ChangesSequenced sequenced when wants(EventType.CHANGES)
                    && sequenced.changes().concerns(listener.user()) -> {
                changes.set(sequenced.changes());
                wake();
            }
            case PlaybackSessionChanged changed when wants(EventType.SESSION)
                    && changed.user().equals(listener.user()) -> {
                played.set(true);
                wake();
            }
            case ScanProgressed progressed when wants(EventType.SCAN) -> {
                scan.set(progressed.status());
                wake();
            }
            default -> {
                // Not for listeners.
            }
        }
    }

    private boolean wants(EventType type) {
        return listener.types().contains(type);
    }

    /// There is something to send, or to end for.
    void wake() {
        LockSupport.unpark(thread);
    }

    /// Says where the feed stands, unless the listener knows.
    private void begin(OutputStream out) throws IOException {
        long head = ports.changes().head();
        StringBuilder text = new StringBuilder("retry: ").append(RETRY_MILLIS).append("\n\n");
        told = head;
        if (wants(EventType.CHANGES) && (last.isEmpty() || last.get().since() != head)) {
            changes(text, head);
        }
        if (wants(EventType.SESSION)) {
            event(text, EventType.SESSION, session.session());
        }
        write(out, text);
    }

    private void follow(OutputStream out) throws IOException {
        long end = System.nanoTime() + ports.streams().lifetime().toNanos();
        long heartbeat = ports.streams().heartbeat().toNanos();
        long spoken = System.nanoTime();
        while (!ports.streams().isClosed() && System.nanoTime() - end < 0) {
            StringBuilder text = waiting();
            if (text.isEmpty() && System.nanoTime() - spoken >= heartbeat) {
                text.append(": still here\n\n");
            }
            if (text.isEmpty()) {
                LockSupport.parkNanos(Math.max(NANOS, heartbeat - (System.nanoTime() - spoken)));
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            } else {
                write(out, text);
                spoken = System.nanoTime();
            }
        }
    }

    private StringBuilder waiting() {
        StringBuilder text = new StringBuilder();
        Sequenced sequenced = changes.getAndSet(null);
        if (sequenced != null && sequenced.head() > told) {
            told = sequenced.head();
            changes(text, told);
        }
        ScanStatus status = scan.getAndSet(null);
        if (status != null) {
            event(text, EventType.SCAN, ScanBody.of(status, listener.manages()));
        }
        if (played.getAndSet(false)) {
            event(text, EventType.SESSION, session.session());
        }
        return text;
    }

    private void event(StringBuilder text, EventType type, Object data) {
        text.append("event: ")
                .append(type.wire())
                .append("\ndata: ")
                .append(new String(json.write(data), StandardCharsets.UTF_8))
                .append("\n\n");
    }

    private static void changes(StringBuilder text, long head) {
        text.append("event: changes\nid: ")
                .append(head)
                .append("\ndata: {\"sequence\":")
                .append(head)
                .append("}\n\n");
    }

    private static void write(OutputStream out, StringBuilder text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
