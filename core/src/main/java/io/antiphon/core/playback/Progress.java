package io.antiphon.core.playback;

import io.antiphon.core.playback.NowPlaying.State;
import java.time.Duration;
import java.time.Instant;

/// How far something got that is being played, as it was last told.
///
/// @param length of it, zero when it is not known
/// @param position in the sound at `toldAt`
/// @param rate 1.0 for normal speed, > 0
/// @param reported whether the player keeps telling, so that it is waited for
record Progress(Duration length, State state, Duration position, double rate, Instant toldAt, boolean reported) {

    /// How long after its expected end a play is still believed in (OpenSubsonic, playbackReport).
    static final Duration GRACE = Duration.ofMinutes(30);

    /// Where the sound is at `now`: the clock runs only while playing, and never beyond the end.
    Duration positionAt(Instant now) {
        if (state != State.PLAYING) {
            return position;
        }
        long moved = Math.round(Duration.between(toldAt, now).toMillis() * rate);
        Duration reached = position.plusMillis(Math.max(0, moved));
        return !length.isZero() && reached.compareTo(length) > 0 ? length : reached;
    }

    boolean isOver(Instant now) {
        Duration left = length.minus(position);
        Duration expected = left.isNegative() ? Duration.ZERO : Duration.ofMillis(Math.round(left.toMillis() / rate));
        Duration patience = reported ? expected.plus(GRACE) : expected;
        return now.isAfter(toldAt.plus(patience));
    }
}
