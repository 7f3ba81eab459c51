package io.antiphon.nativeapi.playback;

import io.antiphon.core.LibraryException;
import io.antiphon.core.playback.BriefPlayable;
import io.antiphon.core.playback.Expected;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlaybackSession;
import io.antiphon.core.playback.SessionMovedOnException;
import io.antiphon.core.playback.SessionUpdate;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.playback.PlaybackBodies.HandOff;
import io.antiphon.nativeapi.playback.PlaybackBodies.Patch;
import io.antiphon.nativeapi.playback.PlaybackBodies.Session;
import io.helidon.http.Method;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a user listens to, on whichever device.
final class SessionRoutes {

    private static final String KIND = "s";
    /// A year: longer than anything that is played.
    private static final long LONGEST_MILLIS = Duration.ofDays(365).toMillis();

    private final PlaybackPorts ports;

    SessionRoutes(PlaybackPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/session", Access.USER, "Tells what the caller's devices play", this::show)
                        .gives(Session.class)
                        .mayFail(ProblemType.FORBIDDEN),
                Versions.changing(new Route(Method.PATCH, "/session", Access.USER,
                        "Plays, pauses, stops, seeks, goes to another track, or tells where the device that plays is",
                        this::update).takes(Patch.class)
                        .gives(Session.class)
                        .mayFail(ProblemType.PRECONDITION_REQUIRED)),
                Versions.changing(new Route(Method.POST, "/session/hand-off", Access.USER,
                        "Has another device go on where the one that plays is", this::handOff).takes(HandOff.class)
                        .gives(Session.class)));
    }

    private Answer show(Call call) {
        return answer(call, ports.shared().of(Listeners.of(call).id()));
    }

    /// The position moves between any two answers, and so no answer is kept; the tag is for `If-Match` alone.
    private Answer answer(Call call, PlaybackSession session) {
        return Answer.ok(new SessionView(ports, call.user()).session(session))
                .tagged(Versions.ofSession(session.version()));
    }

    private Answer update(Call call) {
        Patch asked = call.body(Patch.class);
        Listeners.of(call);
        Integer index = asked.index();
        if (index != null && asked.itemId() != null) {
            throw new ProblemException(400, "`index` and `itemId` both name what to play: send one");
        }
        Long version = index == null ? Versions.expected(call, KIND).orElse(null)
                : Versions.required(call, KIND, "`index`").orElse(null);
        SessionView view = new SessionView(ports, call.user());
        PlaybackSession seen = ports.shared().of(call.user().id());
        if (version != null && version != seen.version()) {
            throw new ProblemException(412,
                    "The session is at version %d, not %d: read it again".formatted(seen.version(), version));
        }
        Integer place = index == null ? null : view.place(seen, index);
        SessionUpdate update = new SessionUpdate(state(asked.state()), item(call, view, asked.itemId()), place,
                position(asked.positionMs()), asked.speed(), asked.device(),
                call.header(Versions.IF_MATCH).isPresent());
        return changed(call, () -> ports.shared()
                .update(call.user(), expected(version), update, Listeners.device(call, asked.device()),
                        length(call, view, seen, place)));
    }

    private static Expected expected(@Nullable Long version) {
        return version == null ? Expected.ANY : Expected.session(version);
    }

    private Answer handOff(Call call) {
        HandOff asked = call.body(HandOff.class);
        String to = Call.required(asked.to(), "to");
        Listeners.of(call);
        Long version = Versions.expected(call, KIND).orElse(null);
        return changed(call, () -> ports.shared().handOver(call.user(), expected(version), asked.from(), to));
    }

    private Answer changed(Call call, Supplier<PlaybackSession> change) {
        try {
            return answer(call, change.get());
        } catch (SessionMovedOnException e) {
            throw Versions.movedOn(e);
        }
    }

    /// Of what the queue holds at a place, or of its current one.
    private Duration length(Call call, SessionView view, PlaybackSession session, @Nullable Integer place) {
        PlayQueue queue = session.queue();
        if (queue == null || queue.items().isEmpty()) {
            return Duration.ZERO;
        }
        var id = queue.items().get(place == null ? queue.currentIndex() : place);
        BriefPlayable found = ports.playables().findBriefly(call.user(), view.viewer(), List.of(id)).get(id);
        return found == null ? Duration.ZERO : found.length();
    }

    private @Nullable BriefPlayable item(Call call, SessionView view, @Nullable String id) {
        if (id == null) {
            return null;
        }
        String bare = LibraryIds.playable(id);
        BriefPlayable found = ports.playables().findAny(call.user(), view.viewer(), List.of(bare)).get(bare);
        if (found == null) {
            throw new LibraryException.NotFound("Track", id);
        }
        return found;
    }

    private static @Nullable State state(@Nullable String text) {
        return text == null ? null : switch (text) {
            case "playing" -> State.PLAYING;
            case "paused" -> State.PAUSED;
            case "stopped" -> State.STOPPED;
            default -> throw new ProblemException(400,
                    "`state` is `playing`, `paused` or `stopped`, not `%s`".formatted(text));
        };
    }

    /// @throws ProblemException when it is no position
    static @Nullable Duration position(@Nullable Long millis) {
        if (millis == null) {
            return null;
        }
        if (millis < 0 || millis > LONGEST_MILLIS) {
            throw new ProblemException(400, "`positionMs` is a number from 0 on, not %d".formatted(millis));
        }
        return Duration.ofMillis(millis);
    }
}
