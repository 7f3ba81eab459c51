package io.antiphon.nativeapi.event;

import io.antiphon.core.change.Cursor;
import io.antiphon.core.change.Sequenced;
import io.antiphon.core.event.Event;
import io.antiphon.core.user.User;
import io.antiphon.http.media.AnswerStream;
import io.antiphon.nativeapi.http.Streamed;
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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One listener's stream of server-sent events (WHATWG HTML, section 9.2): `changes` with the number up to which there is something
/// to ask for, which is also the event's id, and the other [EventType]s with how things stand, also at the beginning: so whoever comes
/// back has missed nothing. Only the newest of each kind waits to be sent.
final class EventStream implements Streamed {

    private static final long NANOS = 1_000_000;
    private static final int RETRY_MILLIS = 3_000;

    private final EventPorts ports;
    private final EventTexts texts;
    private final Listener listener;
    private final Optional<Cursor> last;
    private final News news;
    private volatile @Nullable Thread thread;
    /// The number that the listener was told last.
    private long told;

    /// @param manages whether they manage the server, and so are told of its jobs, and why something does not work
    /// @param types what they want to be told of
    record Listener(User user, boolean manages, Set<EventType> types) {

        boolean wants(EventType type) {
            return types.contains(type) && (manages || type != EventType.JOBS);
        }
    }

    /// @param last what the listener knows already
    EventStream(EventPorts ports, EventTexts texts, Listener listener, Optional<Cursor> last) {
        this.ports = ports;
        this.texts = texts;
        this.listener = listener;
        this.last = last;
        this.news = new News(listener);
    }

    @Override
    public void send(ServerRequest request, ServerResponse response) {
        ports.streams().join(this, listener.user().id());
        thread = Thread.currentThread();
        Runnable unsubscribe = ports.events().subscribe(this::hear);
        ports.announcer().joined();
        try {
            response.header(HeaderNames.CONTENT_TYPE, "text/event-stream");
            response.header(HeaderNames.CACHE_CONTROL, "no-store");
            // Proxies would else collect events until they fill a buffer.
            response.header(HeaderNames.create("X-Accel-Buffering"), "no");
            try (OutputStream out = AnswerStream.of(response)) {
                begin(out);
                follow(out);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("The listener is gone", e);
        } finally {
            ports.announcer().left();
            unsubscribe.run();
            ports.streams().leave(this, listener.user().id());
        }
    }

    private void hear(Event event) {
        if (news.hear(event)) {
            wake();
        }
    }

    /// There is something to send, or to end for.
    void wake() {
        LockSupport.unpark(thread);
    }

    /// Says how things stand; where the feed does, unless the listener knows.
    private void begin(OutputStream out) throws IOException {
        long head = ports.changes().head();
        StringBuilder text = new StringBuilder("retry: ").append(RETRY_MILLIS).append("\n\n");
        told = head;
        if (listener.wants(EventType.CHANGES) && (last.isEmpty() || last.get().since() != head)) {
            EventTexts.changes(text, head);
        }
        texts.begin(text);
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
        StringBuilder text = new StringBuilder(0);
        News.Taken taken = news.take();
        Sequenced sequenced = taken.changes();
        if (sequenced != null && sequenced.head() > told) {
            told = sequenced.head();
            EventTexts.changes(text, told);
        }
        texts.write(text, taken);
        return text;
    }

    private static void write(OutputStream out, StringBuilder text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
