package io.antiphon.core.playback;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who plays what right now, one entry for each user and player. Lives in memory: after a restart, players say it again.
public final class NowPlaying {
    static final Duration GRACE = Progress.GRACE;

    private final ConcurrentMap<Player, Session> sessions = new ConcurrentHashMap<>();
    private final ConcurrentMap<Player, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger lastNumber = new AtomicInteger();
    private final Predicate<UserId> shows;

    /// Everybody shows what they play.
    public NowPlaying() {
        this(_ -> true);
    }

    /// @param shows whether a user has others see what they play; asked whenever others look
    public NowPlaying(Predicate<UserId> shows) {
        this.shows = shows;
    }

    /// A program a user plays with.
    public record Player(UserId user, String userName, String client) {}

    /// Where a play stands.
    public enum State {
        STARTING, PLAYING, PAUSED, STOPPED
    }

    /// One play.
    ///
    /// @param position in the sound when it was last reported
    /// @param reported whether the player keeps reporting, so that the position can be told
    public record Session(Player player, int playerNumber, PlayableId item, Duration length, State state,
            Duration position, double rate,
            Instant startedAt, Instant updatedAt, boolean reported) {

        /// Where the sound is at `now`: the clock runs only while playing, and never beyond the end.
        public Duration positionAt(Instant now) {
            return progress().positionAt(now);
        }

        boolean isOver(Instant now) {
            return progress().isOver(now);
        }

        private Progress progress() {
            return new Progress(length, state, position, rate, updatedAt, reported);
        }
    }

    /// A player says that it plays a track or episode, and will say nothing more.
    public Session announce(Player player, PlayableId item, Duration length, Instant at) {
        Session session = new Session(player, numberOf(player), item, length, State.PLAYING, Duration.ZERO, 1.0, at,
                at, false);
        sessions.put(player, session);
        return session;
    }

    /// A player says where it is. `STARTING`, something else, or a first report begins a new session.
    ///
    /// @param rate 1.0 for normal speed, > 0
    /// @return the session as it stands now; it is forgotten when it was stopped
    public Session report(Player player, PlayableId item, Duration length, State state, Duration position, double rate,
            Instant at) {
        int number = numberOf(player);
        Session session = Objects.requireNonNull(sessions.compute(player, (key, before) -> {
            Instant startedAt = before != null && state != State.STARTING && before.item().equals(item)
                    ? before.startedAt()
                    : at.minusMillis(Math.round(position.toMillis() / rate));
            return new Session(player, number, item, length, state, position, rate, startedAt, at, true);
        }));
        if (state == State.STOPPED) {
            sessions.remove(player, session);
        }
        return session;
    }

    public Optional<Session> find(Player player) {
        return Optional.ofNullable(sessions.get(player));
    }

    /// What plays at `now`, the latest news first.
    public List<Session> list(Instant now) {
        sessions.values().removeIf(session -> session.isOver(now));
        return sessions.values()
                .stream()
                .sorted(Comparator.comparing(Session::updatedAt).reversed().thenComparingInt(Session::playerNumber))
                .toList();
    }

    /// What plays at `now` as one user may see it: what they play themselves, and what others show.
    ///
    /// @param viewer absent for what everybody may see
    public List<Session> listFor(@Nullable UserId viewer, Instant now) {
        Map<UserId, Boolean> shown = new HashMap<>();
        return list(now).stream()
                .filter(session -> session.player().user().equals(viewer)
                        || shown.computeIfAbsent(session.player().user(), shows::test))
                .toList();
    }

    /// Whether others see what a user plays.
    public boolean isShown(UserId user) {
        return shows.test(user);
    }

    /// A player plays nothing any more.
    public void forget(Player player) {
        sessions.remove(player);
    }

    /// Everything a deleted user plays.
    public void forget(UserId user) {
        sessions.keySet().removeIf(player -> player.user().equals(user));
        numbers.keySet().removeIf(player -> player.user().equals(user));
    }

    private int numberOf(Player player) {
        return numbers.computeIfAbsent(player, key -> lastNumber.incrementAndGet());
    }
}
