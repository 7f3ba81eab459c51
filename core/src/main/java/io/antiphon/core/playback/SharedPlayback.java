package io.antiphon.core.playback;

import io.antiphon.core.LibraryException;
import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A user's playback session as their devices change it: the queue, what is played, and who plays it. Every change is made to the newest
/// state, or refused when it was thought up for an older one.
public final class SharedPlayback {

    private static final double SLOWEST = 0.01;
    private static final double FASTEST = 100;

    private final PlaybackSessions sessions;
    private final NowPlaying nowPlaying;
    private final Plays plays;
    private final Events events;
    private final Clock clock;

    public SharedPlayback(PlaybackSessions sessions, NowPlaying nowPlaying, Annotations annotations, Events events,
            Clock clock) {
        this.sessions = sessions;
        this.nowPlaying = nowPlaying;
        this.plays = new Plays(annotations, events);
        this.events = events;
        this.clock = clock;
    }

    public PlaybackSession of(UserId user) {
        return sessions.of(user);
    }

    /// A client saves the queue it plays, as `/rest` does: unless that client is the one that plays, what is current waits for it.
    ///
    /// @param length of the current one; zero when it is not known
    public PlaybackSession saveQueue(User user, PlayQueue queue, Duration length) {
        return change(user, Expected.ANY, session -> {
            Playing now = session.playing();
            boolean goesOn = now != null && now.device().equals(Playing.name(queue.changedBy()))
                    && !queue.items().isEmpty()
                    && now.item().equals(queue.current());
            Instant at = queue.changedAt();
            return session.with(queue, goesOn && now != null
                    ? new Playing(now.item(), now.length(), now.stateAt(at), queue.position(), now.speed(),
                            now.device(), now.startedAt(), at, now.reported(), now.judged())
                    : queue.items().isEmpty() ? stopped(now, at)
                            : Playing.waiting(queue.current(), length, queue.position(),
                                    Playing.name(queue.changedBy()), at));
        });
    }

    /// Another queue for whichever device plays, which goes on with it as it did.
    ///
    /// @param length of the current one; zero when it is not known
    /// @param position absent to leave what is current where it is
    public PlaybackSession replaceQueue(User user, Expected expected, PlayQueue queue, Duration length,
            @Nullable Duration position) {
        return change(user, expected, session -> {
            Instant at = queue.changedAt();
            Playing now = session.playing() == null ? null : session.playing().at(at);
            if (queue.items().isEmpty()) {
                return session.with(queue, stopped(now, at));
            }
            if (now == null) {
                Duration from = position == null ? Duration.ZERO : position;
                return session.with(queue.from(from),
                        Playing.waiting(queue.current(), length, from, "", at));
            }
            boolean same = now.item().equals(queue.current());
            Duration otherwise = same ? now.position() : Duration.ZERO;
            Duration from = position == null ? otherwise : position;
            return session.with(queue.from(from), new Playing(queue.current(), same ? now.length() : length,
                    now.state(), from, now.speed(), now.device(), same ? now.startedAt() : at.minus(from), at,
                    now.reported(), now.judged()));
        });
    }

    /// Nothing comes next, and what was played stops.
    public PlaybackSession clearQueue(User user, Expected expected) {
        return change(user, expected,
                session -> session.with(null, stopped(session.playing(), clock.instant())));
    }

    /// @param next whether right after the current one; else at the end
    /// @param length of the first; zero when it is not known
    public PlaybackSession add(User user, Expected expected, List<PlayableId> items, boolean next, Duration length,
            String by) {
        return change(user, expected, session -> {
            Instant now = clock.instant();
            PlayQueue queue = session.queue() == null ? PlayQueue.empty(now, by) : session.queue();
            boolean empty = queue.items().isEmpty();
            int at = empty ? 0 : next ? queue.currentIndex() + 1 : queue.items().size();
            PlayQueue longer = queue.with(items, at).by(by, now);
            Playing playing = session.playing();
            boolean idle = playing == null || playing.stateAt(now) == State.STOPPED;
            return session.with(longer, empty && idle && !items.isEmpty()
                    ? Playing.waiting(items.getFirst(), length, Duration.ZERO, playing == null ? "" : playing.device(),
                            now)
                    : playing);
        });
    }

    public PlaybackSession move(User user, Expected expected, int from, int to, String by) {
        return change(user, expected, session -> {
            queue(session, from);
            PlayQueue queue = queue(session, to);
            return session.with(queue.moved(from, to).by(by, clock.instant()), session.playing());
        });
    }

    /// What is taken out while it is played is played to its end.
    public PlaybackSession remove(User user, Expected expected, int index, String by) {
        return change(user, expected, session -> {
            PlayQueue queue = queue(session, index);
            return session.with(queue.without(index).by(by, clock.instant()), session.playing());
        });
    }

    /// @throws LibraryException.NotFound when nothing stands there
    private static PlayQueue queue(PlaybackSession session, int index) {
        PlayQueue queue = session.queue();
        if (queue == null || index < 0 || index >= queue.items().size()) {
            throw new LibraryException.NotFound("Queue item", Integer.toString(index));
        }
        return queue;
    }

    /// @param by the name of the device that asks
    /// @param length of what the update names by its index, or of the queue's current one; zero when it is not known
    /// @throws LibraryException.Conflict when another device plays, and when there is nothing to play
    public PlaybackSession update(User user, Expected expected, SessionUpdate update, String by, Duration length) {
        requireSpeed(update.speed());
        String device = update.device();
        requireDevice(by);
        if (device != null) {
            requireDevice(device);
        }
        return change(user, expected, session -> update.applyTo(session, by, length, clock.instant()));
    }

    /// Another device plays from now on, from where the one that plays is.
    ///
    /// @param from the device that is thought to play; absent for whichever
    /// @throws LibraryException.Conflict when there is nothing to hand over, or `from` does not play it
    public PlaybackSession handOver(User user, Expected expected, @Nullable String from, String to) {
        requireDevice(to);
        return change(user, expected, session -> {
            Playing now = session.playing();
            if (now == null) {
                throw new LibraryException.Conflict("Nothing is played that could be handed over");
            }
            if (from != null && !from.equals(now.device())) {
                throw new LibraryException.Conflict("Not %s plays, but %s".formatted(from, now.device()));
            }
            return session.with(session.queue(), now.at(clock.instant()).on(to, true));
        });
    }

    /// What a player says of itself in `/rest`.
    ///
    /// @param fresh whether it did not play this before
    void heard(User user, Playing word, boolean fresh) {
        change(user, Expected.ANY, session -> session.heard(word, fresh));
    }

    void announced(User user, Playing word) {
        change(user, Expected.ANY, session -> session.announced(word));
    }

    private static @Nullable Playing stopped(@Nullable Playing playing, Instant at) {
        return playing == null ? null : playing.at(at).in(State.STOPPED);
    }

    private PlaybackSession change(User user, Expected expected, UnaryOperator<PlaybackSession> work) {
        PlaybackSessions.Change change = sessions.change(user.id(), before -> {
            expected.require(before);
            return work.apply(before).after(before);
        });
        if (change.after().version() != change.before().version()) {
            tell(user, change.before().playing(), change.after().playing());
            events.publish(new PlaybackSessionChanged(user.id(), change.after().version()));
        }
        return change.after();
    }

    /// Players of `/rest` speak for themselves; for the others this keeps what plays now, and finds out what was a play.
    private void tell(User user, @Nullable Playing before, @Nullable Playing after) {
        if (before != null && before.judged()) {
            boolean ended = after == null || !after.startedAt().equals(before.startedAt())
                    || !after.item().equals(before.item());
            boolean stopped = after != null && after.state() == State.STOPPED
                    && before.state() != State.STOPPED;
            judge(user, before, ended || stopped);
            if (after == null || !after.device().equals(before.device())) {
                nowPlaying.forget(player(user, before.device()));
            }
        }
        if (after != null && after.judged() && !after.device().isEmpty()) {
            announce(user, after);
        }
        if (before != null && after != null && !before.judged() && after.judged()
                && !before.device().equals(after.device())) {
            nowPlaying.find(player(user, before.device()))
                    .ifPresent(one -> nowPlaying.report(one.player(), one.item(), one.length(), State.PAUSED,
                            one.positionAt(clock.instant()), one.rate(), clock.instant()));
        }
    }

    private void judge(User user, Playing before, boolean ended) {
        Duration reached = before.positionAt(clock.instant());
        if (ended && before.state() != State.STOPPED && Plays.isPlay(reached, before.length())) {
            plays.record(user.id(),
                    List.of(new Annotations.Play(before.item(), before.startedAt(), before.device(), reached)));
        }
    }

    private void announce(User user, Playing playing) {
        NowPlaying.Session session = nowPlaying.report(player(user, playing.device()), playing.item(),
                playing.length(), playing.state(), playing.position(), playing.speed(), playing.toldAt());
        events.publish(new NowPlayingChanged(session));
    }

    private static NowPlaying.Player player(User user, String device) {
        return new NowPlaying.Player(user.id(), user.name(), device);
    }

    private static void requireDevice(String name) {
        if (name.isBlank() || name.length() > Playing.MAX_DEVICE || name.chars().anyMatch(Character::isISOControl)) {
            throw new LibraryException.Invalid(
                    "A device has a name of 1 to %d characters".formatted(Playing.MAX_DEVICE));
        }
    }

    private static void requireSpeed(@Nullable Double speed) {
        if (speed != null && !(speed >= SLOWEST && speed <= FASTEST)) {
            throw new LibraryException.Invalid("A speed is a number from 0.01 to 100, not %s".formatted(speed));
        }
    }
}
