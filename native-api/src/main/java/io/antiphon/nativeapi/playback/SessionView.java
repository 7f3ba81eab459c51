package io.antiphon.nativeapi.playback;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.Playable;
import io.antiphon.core.playback.PlaybackSession;
import io.antiphon.core.playback.Playing;
import io.antiphon.core.playback.SeenQueue;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.playback.PlaybackBodies.Item;
import io.antiphon.nativeapi.playback.PlaybackBodies.Queue;
import io.antiphon.nativeapi.playback.PlaybackBodies.Session;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A user's queue and session as they see them through the credential they show: nothing out of sight is told.
public final class SessionView {

    private final PlaybackPorts ports;
    private final User user;

    public SessionView(PlaybackPorts ports, User user) {
        this.ports = ports;
        this.user = user;
    }

    /// The session as JSON has it.
    public Object session() {
        return session(ports.shared().of(user.id()));
    }

    Viewer viewer() {
        return Viewer.of(user, ports.musicFolders().listMusicFolders());
    }

    Session session(PlaybackSession session) {
        Instant now = ports.clock().instant();
        Playing playing = session.playing();
        Playable item = playing == null ? null : find(List.of(playing.item())).get(playing.item());
        if (playing == null || item == null) {
            return new Session(session.version(), session.queueVersion(), written(State.STOPPED), null, null, 0,
                    now.toString(), 1.0, device(playing), null);
        }
        Integer place = session.index().orElse(null);
        return new Session(session.version(), session.queueVersion(), written(playing.stateAt(now)), Item.of(item),
                place == null ? null : seen(session).current(), playing.positionAt(now).toMillis(), now.toString(),
                playing.speed(), device(playing), playing.startedAt().toString());
    }

    private static @Nullable String device(@Nullable Playing playing) {
        return playing == null || playing.device().isEmpty() ? null : playing.device();
    }

    private static String written(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    Queue queue(PlaybackSession session) {
        PlayQueue queue = session.queue();
        if (queue == null) {
            return new Queue(session.queueVersion(), null, List.of(), null, null);
        }
        Map<PlayableId, Playable> found = find(queue.items());
        SeenQueue seen = SeenQueue.of(queue, found.keySet());
        List<Item> items = seen.places()
                .stream()
                .map(place -> Item.of(Objects.requireNonNull(found.get(queue.items().get(place)))))
                .toList();
        return new Queue(session.queueVersion(), items.isEmpty() ? null : seen.current(), items,
                queue.changedAt().toString(), queue.changedBy());
    }

    /// Where in the queue what is seen stands.
    SeenQueue seen(PlaybackSession session) {
        PlayQueue queue = session.queue();
        return queue == null ? new SeenQueue(List.of(), 0, true)
                : SeenQueue.of(queue, find(queue.items()).keySet());
    }

    /// Where in the whole queue stands what is seen at an index.
    int place(PlaybackSession session, int index) {
        List<Integer> places = seen(session).places();
        if (index < 0 || index >= places.size()) {
            throw new LibraryException.NotFound("Queue item", Integer.toString(index));
        }
        return places.get(index);
    }

    private Map<PlayableId, Playable> find(List<PlayableId> ids) {
        return ports.playables().find(user, viewer(), ids);
    }
}
