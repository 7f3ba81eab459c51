package io.antiphon.nativeapi.playback;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.playback.BriefPlayable;
import io.antiphon.core.playback.Expected;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlaybackSession;
import io.antiphon.core.playback.SessionMovedOnException;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.playback.PlaybackBodies.Added;
import io.antiphon.nativeapi.playback.PlaybackBodies.Move;
import io.antiphon.nativeapi.playback.PlaybackBodies.NewQueue;
import io.antiphon.nativeapi.playback.PlaybackBodies.Queue;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a user plays next: one queue for all their devices, and for `/rest`.
final class QueueRoutes {

    /// A full queue of ids, and what JSON puts around them.
    private static final int MAX_BODY = 2 << 20;
    private static final String KIND = "q";

    private final PlaybackPorts ports;

    QueueRoutes(PlaybackPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/queue", Access.USER, "Gives the caller's queue", this::show)
                        .gives(Queue.class)
                        .mayFail(ProblemType.FORBIDDEN),
                Versions.changing(
                        new Route(Method.PUT, "/queue", Access.USER, "Replaces the caller's queue", this::replace)
                                .takes(NewQueue.class)
                                .gives(Queue.class)),
                Versions.changing(new Route(Method.DELETE, "/queue", Access.USER,
                        "Empties the caller's queue and stops", this::clear)
                        .givesStatus(204)),
                Versions.changing(
                        new Route(Method.POST, "/queue/next", Access.USER, "Puts tracks right behind the current one",
                                call -> add(call, true)).takes(Added.class)
                                .gives(Queue.class)),
                Versions.changing(new Route(Method.POST, "/queue/items", Access.USER, "Puts tracks at the end",
                        call -> add(call, false)).takes(Added.class)
                        .gives(Queue.class)),
                Versions.changing(
                        new Route(Method.POST, "/queue/move", Access.USER, "Moves one to another place", this::move)
                                .guarded()
                                .takes(Move.class)
                                .gives(Queue.class)),
                Versions.changing(
                        new Route(Method.DELETE, "/queue/items/{index}", Access.USER, "Takes one out", this::remove)
                                .guarded()
                                .gives(Queue.class)));
    }

    private Answer show(Call call) {
        return answer(call, ports.shared().of(Listeners.of(call).id()));
    }

    private Answer answer(Call call, PlaybackSession session) {
        return Answer.ok(new SessionView(ports, call.user()).queue(session))
                .tagged(Versions.ofQueue(session.queueVersion()));
    }

    private Answer replace(Call call) {
        NewQueue asked = call.body(NewQueue.class, MAX_BODY);
        List<BriefPlayable> items = items(call, asked.items());
        int index = asked.index() == null ? 0 : asked.index();
        if (index < 0 || index >= Math.max(1, items.size())) {
            throw new ProblemException(400, "`index` is one of 0 to %d, not %d".formatted(items.size() - 1, index));
        }
        Duration position = SessionRoutes.position(asked.positionMs());
        PlayQueue queue = new PlayQueue(ids(items), index, position == null ? Duration.ZERO : position,
                ports.clock().instant(), Listeners.device(call, asked.device()));
        return changed(call, expected -> ports.shared()
                .replaceQueue(call.user(), expected, queue, items.isEmpty() ? Duration.ZERO : items.get(index).length(),
                        position));
    }

    private Answer clear(Call call) {
        changed(call, expected -> ports.shared().clearQueue(call.user(), expected));
        return Answer.none();
    }

    private Answer add(Call call, boolean next) {
        Added asked = call.body(Added.class, MAX_BODY);
        List<BriefPlayable> items = items(call, asked.items());
        if (items.isEmpty()) {
            throw new ProblemException(400, "`items` is empty");
        }
        return changed(call, expected -> ports.shared()
                .add(call.user(), expected, ids(items), next, items.getFirst().length(),
                        Listeners.device(call, asked.device())));
    }

    private Answer move(Call call) {
        Move asked = call.body(Move.class);
        Integer from = asked.from();
        Integer to = asked.to();
        if (from == null || to == null) {
            throw new ProblemException(400, "`from` and `to` are needed");
        }
        String by = Listeners.device(call, asked.device());
        SessionView view = new SessionView(ports, call.user());
        return atPlaces(call, (session, expected) -> ports.shared()
                .move(call.user(), expected, view.place(session, from), view.place(session, to), by));
    }

    private Answer remove(Call call) {
        String text = call.parameter("index");
        if (!text.matches("\\d{1,6}")) {
            throw new LibraryException.NotFound("Queue item", text);
        }
        String by = Listeners.device(call, null);
        SessionView view = new SessionView(ports, call.user());
        return atPlaces(call, (session, expected) -> ports.shared()
                .remove(call.user(), expected, view.place(session, Integer.parseInt(text)), by));
    }

    /// A change that counts in the queue as it was seen.
    private interface AtPlaces {

        PlaybackSession apply(PlaybackSession session, Expected expected);
    }

    private Answer atPlaces(Call call, AtPlaces change) {
        Optional<Long> version = Versions.required(call, KIND, "An index");
        PlaybackSession session = ports.shared().of(Listeners.of(call).id());
        if (version.isPresent() && session.queueVersion() != version.get()) {
            throw new ProblemException(412, "The queue is at version %d, not %d: read it again"
                    .formatted(session.queueVersion(), version.get()));
        }
        return changed(call, _ -> change.apply(session, Expected.queue(session.queueVersion())));
    }

    private Answer changed(Call call, Function<Expected, PlaybackSession> change) {
        Listeners.of(call);
        Expected expected = Versions.expected(call, KIND).map(Expected::queue).orElse(Expected.ANY);
        try {
            return answer(call, change.apply(expected));
        } catch (SessionMovedOnException e) {
            throw Versions.movedOn(e);
        }
    }

    private static List<PlayableId> ids(List<BriefPlayable> items) {
        return items.stream().map(BriefPlayable::id).toList();
    }

    private List<BriefPlayable> items(Call call, @Nullable List<@Nullable String> asked) {
        if (asked == null) {
            throw new ProblemException(400, "`items` is missing");
        }
        if (asked.size() > PlayQueue.MAX_ITEMS) {
            throw new ProblemException(400, "a queue holds at most %d items".formatted(PlayQueue.MAX_ITEMS));
        }
        List<String> ids = asked.stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .map(LibraryIds::playable)
                .toList();
        Map<String, BriefPlayable> found = ports.playables()
                .findAny(call.user(), call.viewer(ports.musicFolders()), ids);
        List<BriefPlayable> items = new ArrayList<>();
        for (@Nullable String id : asked) {
            BriefPlayable item = id == null ? null : found.get(LibraryIds.playable(id));
            if (item == null) {
                throw new LibraryException.NotFound("Track", String.valueOf(id));
            }
            items.add(item);
        }
        return items;
    }
}
