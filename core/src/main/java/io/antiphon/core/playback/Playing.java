package io.antiphon.core.playback;

import io.antiphon.core.library.PlayableId;
import io.antiphon.core.playback.NowPlaying.State;
import java.time.Duration;
import java.time.Instant;

/// What one user listens to, whichever of their devices plays it.
///
/// @param length zero when it is not known
/// @param state never `STARTING`
/// @param position in the sound at `toldAt`
/// @param speed 1.0 for normal, > 0
/// @param device the name of the one that plays or played last; empty when none did yet
/// @param startedAt when this play began
/// @param toldAt when this was last told
/// @param reported whether the device keeps telling where it is; else it said once that it begins
/// @param judged whether this server finds out what of it counts as a play, because the device leaves that to it
public record Playing(PlayableId item, Duration length, State state, Duration position, double speed, String device,
        Instant startedAt, Instant toldAt, boolean reported, boolean judged) {

    static final int MAX_DEVICE = 100;

    /// Closer than this, what is told agrees with the clock.
    static final Duration TOLERANCE = Duration.ofSeconds(1);

    /// A client's name, as long as that of a device may be.
    static String name(String client) {
        return client.length() <= MAX_DEVICE ? client : client.substring(0, MAX_DEVICE);
    }

    /// Something nobody began to play.
    static Playing waiting(PlayableId item, Duration length, Duration position, String device, Instant at) {
        return new Playing(item, length, State.PAUSED, position, 1.0, device, at, at, true, false);
    }

    /// Where the sound is. Of a play that nobody spoke of any more, where it was last told to be.
    public Duration positionAt(Instant now) {
        return isAbandoned(now) ? position : progress().positionAt(now);
    }

    /// As told, but a play that nobody spoke of for long after its end has stopped.
    public State stateAt(Instant now) {
        return isAbandoned(now) ? State.STOPPED : state;
    }

    boolean isPlaying(Instant now) {
        return stateAt(now) == State.PLAYING;
    }

    private boolean isAbandoned(Instant now) {
        return state == State.PLAYING && !length.isZero() && progress().isOver(now);
    }

    private Progress progress() {
        return new Progress(length, state, position, speed, toldAt, reported);
    }

    /// As it stands at a moment.
    Playing at(Instant now) {
        return new Playing(item, length, stateAt(now), positionAt(now), speed, device, startedAt, now, reported,
                judged);
    }

    Playing in(State other) {
        return new Playing(item, length, other, position, speed, device, startedAt, toldAt, reported, judged);
    }

    Playing on(String other, boolean judges) {
        return new Playing(item, length, state, position, speed, other, startedAt, toldAt, true, judges);
    }

    /// Whether the other one says nothing that was not known.
    boolean foretells(Playing other) {
        Duration expected = positionAt(other.toldAt);
        return item.equals(other.item) && stateAt(other.toldAt) == other.state && speed == other.speed
                && device.equals(other.device) && startedAt.equals(other.startedAt) && reported == other.reported
                && judged == other.judged && expected.minus(other.position).abs().compareTo(TOLERANCE) <= 0;
    }
}
