package io.antiphon.core.playback;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.playback.NowPlaying.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one user listens to and what comes next, shared by all their devices.
///
/// @param version grows with every change; 0 when there never was one
/// @param queueVersion grows with every change of what stands in the queue, and of where in it one is
/// @param queue absent when there is none
/// @param playing absent until something is played
public record PlaybackSession(long version, long queueVersion, @Nullable PlayQueue queue,
        @Nullable Playing playing) {

    public static final PlaybackSession NONE = new PlaybackSession(0, 0, null, null);

    /// How long a play may run before it is written down again although the clock foretold where it is.
    private static final Duration WRITTEN_DOWN = Duration.ofMinutes(1);

    /// Where in the queue what is played stands; nothing when it does not.
    public Optional<Integer> index() {
        return queue != null && playing != null && !queue.items().isEmpty()
                && queue.current().equals(playing.item()) ? Optional.of(queue.currentIndex()) : Optional.empty();
    }

    /// Where in the queue's current item to go on: what its player reports, or what was saved with the queue.
    public Duration queuePositionAt(Instant now) {
        if (queue == null) {
            return Duration.ZERO;
        }
        if (playing == null || !playing.reported() || index().isEmpty()) {
            return queue.position();
        }
        // Whoever saves a position and asks for it at once gets it as it was saved.
        boolean fresh = Duration.between(playing.toldAt(), now).compareTo(Playing.TOLERANCE) < 0;
        return fresh ? playing.position() : playing.positionAt(now);
    }

    /// The same with the numbers that it gets after another one.
    PlaybackSession after(PlaybackSession before) {
        boolean moved = before.queue == null ? queue != null : !before.queue.equals(queue);
        if (!moved && isForetoldBy(before)) {
            return before.isToBeWrittenDown(this) ? new PlaybackSession(before.version, before.queueVersion, queue,
                    playing) : before;
        }
        return new PlaybackSession(before.version + 1, before.queueVersion + (moved ? 1 : 0), queue, playing);
    }

    private boolean isForetoldBy(PlaybackSession before) {
        return before.playing == null ? playing == null : playing != null && before.playing.foretells(playing);
    }

    private boolean isToBeWrittenDown(PlaybackSession next) {
        return playing != null && next.playing != null && playing.state() == State.PLAYING
                && Duration.between(playing.toldAt(), next.playing.toldAt()).compareTo(WRITTEN_DOWN) >= 0;
    }

    PlaybackSession with(@Nullable PlayQueue other, @Nullable Playing now) {
        return new PlaybackSession(version, queueVersion, other, now);
    }

    /// The queue, with this one current when it stands there: the next time it comes, else the first.
    @Nullable PlayQueue queueAt(PlayableId item) {
        return queue == null ? null : queue.at(queue.indexOf(item).orElse(queue.currentIndex()));
    }

    /// A player's word about itself, as `/rest` takes it. It is heard when it is that of the one that plays, or begins something, or plays
    /// while nothing else does: a player that goes on after another one took over does not take it back.
    ///
    /// @param fresh whether this player did not play this before
    PlaybackSession heard(Playing word, boolean fresh) {
        Playing now = playing;
        boolean owner = now != null && now.device().equals(word.device());
        boolean plays = word.state() == State.PLAYING;
        boolean heard = now == null || owner
                || plays && (fresh || !now.isPlaying(word.toldAt()));
        if (!heard) {
            return this;
        }
        return with(queueAt(word.item()), owner && now != null && !fresh && now.item().equals(word.item())
                ? new Playing(word.item(), word.length(), word.state(), word.position(), word.speed(), word.device(),
                        now.startedAt(), word.toldAt(), word.reported(), word.judged())
                : word);
    }

    /// A player says once that it begins something. When that is what was paused, it is taken to go on there.
    PlaybackSession announced(Playing word) {
        Playing now = playing;
        Duration position = Duration.ZERO;
        if (now != null && now.item().equals(word.item())) {
            position = now.isPlaying(word.toldAt()) ? Duration.ZERO : now.position();
        } else if (queue != null && !queue.items().isEmpty() && queue.current().equals(word.item())) {
            position = queue.position();
        }
        boolean atEnd = !word.length().isZero() && position.compareTo(word.length()) >= 0;
        Duration from = atEnd ? Duration.ZERO : position;
        return with(queueAt(word.item()), new Playing(word.item(), word.length(), State.PLAYING, from, 1.0,
                word.device(), word.startedAt(), word.toldAt(), false, false));
    }
}
