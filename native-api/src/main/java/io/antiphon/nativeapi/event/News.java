package io.antiphon.nativeapi.event;

import io.antiphon.core.change.ChangesSequenced;
import io.antiphon.core.change.Sequenced;
import io.antiphon.core.event.Event;
import io.antiphon.core.health.HealthChanged;
import io.antiphon.core.health.HealthStatus;
import io.antiphon.core.job.Job;
import io.antiphon.core.job.JobChanged;
import io.antiphon.core.library.scan.ScanProgressed;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.playback.PlaybackSessionChanged;
import io.antiphon.nativeapi.event.EventStream.Listener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one listener is still to be told: the newest of each kind, and of each job, so that nothing grows behind one who does not read.
final class News {

    private final Listener listener;
    private @Nullable Sequenced changes;
    private @Nullable ScanStatus scan;
    private @Nullable HealthStatus health;
    private @Nullable Map<String, Job> jobs;
    private boolean session;
    private boolean nowPlaying;

    News(Listener listener) {
        this.listener = listener;
    }

    /// @param session whether what the listener's devices play is another thing
    /// @param nowPlaying whether what anybody plays may be
    record Taken(@Nullable Sequenced changes, @Nullable ScanStatus scan, @Nullable HealthStatus health, List<Job> jobs,
            boolean session, boolean nowPlaying) {}

    /// @return whether it is for the listener
    synchronized boolean hear(Event event) {
        boolean played = listener.wants(EventType.NOW_PLAYING) && NowPlayingBoard.concerns(event);
        nowPlaying |= played;
        return switch (event) {
            case ChangesSequenced(Sequenced sequenced) when listener.wants(EventType.CHANGES)
                    && sequenced.concerns(listener.user().id()) -> {
                changes = sequenced;
                yield true;
            }
            case PlaybackSessionChanged changed when listener.wants(EventType.SESSION)
                    && changed.user().equals(listener.user().id()) -> {
                session = true;
                yield true;
            }
            case ScanProgressed(ScanStatus status) when listener.wants(EventType.SCAN) -> {
                scan = status;
                yield true;
            }
            case HealthChanged(HealthStatus status) when listener.wants(EventType.HEALTH) -> {
                health = status;
                yield true;
            }
            case JobChanged(Job job) when listener.wants(EventType.JOBS) -> {
                note(job);
                yield true;
            }
            default -> played;
        };
    }

    private void note(Job job) {
        Map<String, Job> known = jobs;
        if (known == null) {
            known = new LinkedHashMap<>();
            jobs = known;
        }
        known.put(job.id(), job);
    }

    /// What there is, which is told then.
    synchronized Taken take() {
        Map<String, Job> known = jobs;
        Taken taken = new Taken(changes, scan, health, known == null ? List.of() : List.copyOf(known.values()), session,
                nowPlaying);
        changes = null;
        scan = null;
        health = null;
        jobs = null;
        session = false;
        nowPlaying = false;
        return taken;
    }
}
