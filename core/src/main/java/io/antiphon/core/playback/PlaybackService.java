package io.antiphon.core.playback;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Takes in what players say about playing: what plays now, and what counts as played.
///
/// A play, of a track or an episode, counts when half of it or four minutes were reached, whichever comes first: the rule of Last.fm and
/// ListenBrainz, as OpenSubsonic leaves it open.
public final class PlaybackService {
    private static final Duration ENOUGH = Duration.ofMinutes(4);

    private final NowPlaying nowPlaying;
    private final Annotations annotations;
    private final Events events;
    private final Clock clock;

    public PlaybackService(NowPlaying nowPlaying, Annotations annotations, Events events, Clock clock) {
        this.nowPlaying = nowPlaying;
        this.annotations = annotations;
        this.events = events;
        this.clock = clock;
    }

    /// One word of a player that keeps reporting.
    ///
    /// @param rate 1.0 for normal speed, > 0
    /// @param counts whether reaching the threshold counts as a play
    public record Report(NowPlaying.State state, Duration position, double rate, boolean counts) {}

    /// What plays now, the latest news first.
    public List<NowPlaying.Session> listNowPlaying() {
        return nowPlaying.list(clock.instant());
    }

    /// A player begins something and will not report on it.
    ///
    /// @param length zero when it is not known
    public void announce(User user, String client, PlayableId item, Duration length) {
        NowPlaying.Session session = nowPlaying.announce(player(user, client), item, length, clock.instant());
        events.publish(new NowPlayingChanged(session));
    }

    /// Counts plays that a player has decided to be plays. Times in the future become now.
    public void scrobble(User user, List<Annotations.Play> plays) {
        Instant now = clock.instant();
        record(user, plays.stream()
                .map(play -> play.at().isAfter(now) ? new Annotations.Play(play.item(), now, play.client()) : play)
                .toList());
    }

    /// @param length zero when it is not known
    public void report(User user, String client, PlayableId item, Duration length, Report report) {
        NowPlaying.Session session = nowPlaying.report(player(user, client), item, length, report.state(),
                report.position(), report.rate(),
                clock.instant());
        events.publish(new NowPlayingChanged(session));
        if (report.counts() && report.state() == NowPlaying.State.STOPPED && isPlay(session)) {
            record(user, List.of(new Annotations.Play(item, session.startedAt(), client)));
        }
    }

    private void record(User user, List<Annotations.Play> plays) {
        List<Annotations.Play> fresh = annotations.recordPlays(user.id(), plays);
        if (!fresh.isEmpty()) {
            events.publish(new TracksPlayed(user.id(), fresh));
        }
    }

    private static boolean isPlay(NowPlaying.Session session) {
        Duration half = session.length().dividedBy(2);
        Duration enough = half.compareTo(ENOUGH) < 0 ? half : ENOUGH;
        return session.position().compareTo(enough) >= 0;
    }

    private static NowPlaying.Player player(User user, String client) {
        return new NowPlaying.Player(user.id(), user.name(), client);
    }
}
