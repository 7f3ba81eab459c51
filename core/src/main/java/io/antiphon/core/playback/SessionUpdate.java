package io.antiphon.core.playback;

import io.antiphon.core.LibraryException;
import io.antiphon.core.playback.NowPlaying.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a device wants of its user's session; what is absent stays as it is.
///
/// @param item what to play; where it stands in the queue, the queue goes there
/// @param index of what to play, into the queue
/// @param speed 1.0 for normal, > 0
/// @param device that plays from now on
/// @param seen whether whoever asks has seen the session as it is
public record SessionUpdate(@Nullable State state, @Nullable BriefPlayable item, @Nullable Integer index,
        @Nullable Duration position, @Nullable Double speed, @Nullable String device, boolean seen) {

    /// @param by the name of the device that asks
    /// @param length of what the queue holds at `index`, or of its current one when nothing is played yet; zero when it is not known
    /// @throws LibraryException.Conflict when another device plays that is not known to whoever asks, and when there is nothing to play
    PlaybackSession applyTo(PlaybackSession session, String by, Duration length, Instant at) {
        Playing before = session.playing();
        Playing now = before == null ? null : before.at(at);
        requireTurn(now);
        Playing chosen = chosen(session, now, by, length, at);
        boolean same = now != null && item == null && index == null;
        Playing wanted = new Playing(chosen.item(), chosen.length(), state == null ? chosen.state() : state,
                position == null ? chosen.position() : position,
                speed == null ? chosen.speed() : speed,
                device == null ? chosen.device().isEmpty() ? by : chosen.device() : device, chosen.startedAt(), at,
                true, true);
        PlayQueue queue = index == null ? session.queueAt(wanted.item()) : queue(session).at(index);
        return session.with(queue, same || now == null ? wanted : continued(now, wanted));
    }

    /// A device may say again what it plays with every word.
    private static Playing continued(Playing now, Playing wanted) {
        boolean goesOn = now.item().equals(wanted.item()) && now.device().equals(wanted.device())
                && now.position().minus(wanted.position()).abs().compareTo(Playing.TOLERANCE) <= 0;
        return goesOn
                ? new Playing(wanted.item(), wanted.length(), wanted.state(), wanted.position(), wanted.speed(),
                        wanted.device(), now.startedAt(), wanted.toldAt(), true, true)
                : wanted;
    }

    private void requireTurn(@Nullable Playing now) {
        if (now != null && device != null && !seen && now.state() == State.PLAYING && !now.device().equals(device)) {
            throw new LibraryException.Conflict(
                    "%s plays, not %s: hand over, or say by If-Match that this is known".formatted(now.device(),
                            device));
        }
    }

    private Playing chosen(PlaybackSession session, @Nullable Playing now, String by, Duration length, Instant at) {
        String player = now == null ? by : now.device();
        State before = now == null ? State.PAUSED : now.state();
        double rate = now == null ? 1.0 : now.speed();
        Duration from = position == null ? Duration.ZERO : position;
        Instant start = at.minusMillis(Math.round(from.toMillis() / (speed == null ? rate : speed)));
        if (index != null) {
            return new Playing(queue(session).items().get(index), length, before, Duration.ZERO, rate, player, start,
                    at, true, true);
        }
        if (item != null) {
            return new Playing(item.id(), item.length(), before, Duration.ZERO, rate, player, start, at, true, true);
        }
        if (now != null) {
            boolean again = now.state() != State.PLAYING && state == State.PLAYING
                    && !now.length().isZero() && now.position().compareTo(now.length()) >= 0;
            return again
                    ? new Playing(now.item(), now.length(), now.state(), Duration.ZERO, rate, player, at, at, true,
                            true)
                    : now;
        }
        PlayQueue queue = session.queue();
        if (queue == null || queue.items().isEmpty()) {
            throw new LibraryException.Conflict("There is nothing to play: the queue is empty");
        }
        return new Playing(queue.current(), length, before, queue.position(), rate, player, at, at, true, true);
    }

    private PlayQueue queue(PlaybackSession session) {
        PlayQueue queue = session.queue();
        if (queue == null || index != null && (index < 0 || index >= queue.items().size())) {
            throw new LibraryException.Conflict("The queue has no item %d".formatted(index));
        }
        return queue;
    }
}
