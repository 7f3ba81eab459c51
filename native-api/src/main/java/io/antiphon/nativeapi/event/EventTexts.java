package io.antiphon.nativeapi.event;

import io.antiphon.core.health.HealthStatus;
import io.antiphon.core.job.Job;
import io.antiphon.nativeapi.event.EventStream.Listener;
import io.antiphon.nativeapi.http.Json;
import io.antiphon.nativeapi.job.JobRoutes.JobBody;
import io.antiphon.nativeapi.library.ScanBody;
import io.antiphon.nativeapi.playback.SessionView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes events as one listener may read them.
final class EventTexts {

    private final LivePorts ports;
    private final NowPlayingBoard board;
    private final Json json;
    private final Listener listener;
    /// What was said last of what everybody plays; the same text as other listeners', so that it takes no room.
    private @Nullable String played;

    EventTexts(LivePorts ports, NowPlayingBoard board, Json json, Listener listener) {
        this.ports = ports;
        this.board = board;
        this.json = json;
        this.listener = listener;
    }

    /// How everything stands that is no number in the feed.
    void begin(StringBuilder text) {
        if (listener.wants(EventType.SESSION)) {
            session(text);
        }
        if (listener.wants(EventType.NOW_PLAYING)) {
            nowPlaying(text);
        }
        if (listener.wants(EventType.HEALTH)) {
            health(text, ports.health().status());
        }
        if (listener.wants(EventType.JOBS)) {
            jobs(text, ports.jobs().listRunning());
        }
    }

    /// What came since.
    void write(StringBuilder text, News.Taken taken) {
        if (taken.scan() != null) {
            event(text, EventType.SCAN, written(ScanBody.of(taken.scan(), listener.manages())));
        }
        if (taken.session()) {
            session(text);
        }
        if (taken.nowPlaying()) {
            nowPlaying(text);
        }
        if (taken.health() != null) {
            health(text, taken.health());
        }
        jobs(text, taken.jobs());
    }

    private void session(StringBuilder text) {
        event(text, EventType.SESSION, written(new SessionView(ports.playback(), listener.user()).session()));
    }

    private void nowPlaying(StringBuilder text) {
        String playing = board.textFor(listener.user(), json);
        if (!playing.equals(played)) {
            played = playing;
            event(text, EventType.NOW_PLAYING, playing);
        }
    }

    private void health(StringBuilder text, HealthStatus status) {
        event(text, EventType.HEALTH, written(HealthBody.of(status, listener.manages())));
    }

    private void jobs(StringBuilder text, List<Job> jobs) {
        for (Job job : jobs) {
            event(text, EventType.JOBS, written(JobBody.of(job)));
        }
    }

    private String written(Object body) {
        return new String(json.write(body), StandardCharsets.UTF_8);
    }

    private static void event(StringBuilder text, EventType type, String data) {
        text.append("event: ").append(type.wire()).append("\ndata: ").append(data).append("\n\n");
    }

    static void changes(StringBuilder text, long head) {
        text.append("event: changes\nid: ")
                .append(head)
                .append("\ndata: {\"sequence\":")
                .append(head)
                .append("}\n\n");
    }

    /// @param failures and warnings name places on the server's disks, which are not everybody's to know: absent for others
    record HealthBody(boolean ready, @Nullable List<String> failures, @Nullable List<String> warnings) {

        static HealthBody of(HealthStatus status, boolean whole) {
            return new HealthBody(status.isReady(), whole ? status.failures() : null,
                    whole ? status.warnings() : null);
        }
    }
}
