package io.antiphon.core.playback;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.event.Events;
import io.antiphon.core.user.UserId;
import java.time.Duration;
import java.util.List;

/// What counts as a play, of a track or an episode: when half of it or four minutes were reached, whichever comes first. That is the rule of
/// Last.fm and ListenBrainz, as OpenSubsonic leaves it open.
final class Plays {

    private static final Duration ENOUGH = Duration.ofMinutes(4);

    private final Annotations annotations;
    private final Events events;

    Plays(Annotations annotations, Events events) {
        this.annotations = annotations;
        this.events = events;
    }

    static boolean isPlay(Duration position, Duration length) {
        Duration half = length.dividedBy(2);
        Duration enough = half.compareTo(ENOUGH) < 0 ? half : ENOUGH;
        return position.compareTo(enough) >= 0;
    }

    void record(UserId user, List<Annotations.Play> plays) {
        List<Annotations.Play> fresh = annotations.recordPlays(user, plays);
        if (!fresh.isEmpty()) {
            events.publish(new TracksPlayed(user, fresh));
        }
    }
}
