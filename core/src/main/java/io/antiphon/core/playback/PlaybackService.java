package io.antiphon.core.playback;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.event.Event;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.playback.NowPlaying.Player;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.user.OwnSettingsChanged;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes in what players say about playing: what plays now, and what counts as played.
/// What players say is also what their users' sessions are, see [SharedPlayback].
public final class PlaybackService {
    private final NowPlaying nowPlaying;
    private final SharedPlayback shared;
    private final Plays plays;
    private final Events events;
    private final Clock clock;

    public PlaybackService(NowPlaying nowPlaying, SharedPlayback shared, Annotations annotations, Events events,
            Clock clock) {
        this.nowPlaying = nowPlaying;
        this.shared = shared;
        this.plays = new Plays(annotations, events);
        this.events = events;
        this.clock = clock;
        Runnable _ = events.subscribe(this::hear);
    }

    /// Who shows what they play, or does not any more, changes what others see.
    private void hear(Event event) {
        if (event instanceof OwnSettingsChanged(UserId user)) {
            nowPlaying.list(clock.instant())
                    .stream()
                    .filter(session -> session.player().user().equals(user))
                    .forEach(session -> events.publish(new NowPlayingChanged(session)));
        }
    }

    /// One word of a player that keeps reporting.
    ///
    /// @param rate 1.0 for normal speed, > 0
    /// @param counts whether reaching the threshold counts as a play
    public record Report(NowPlaying.State state, Duration position, double rate, boolean counts) {}

    /// What plays now as one user may see it, the latest news first: others' only if they show it.
    ///
    /// @param viewer absent for what everybody may see
    public List<NowPlaying.Session> listNowPlaying(@Nullable UserId viewer) {
        return nowPlaying.listFor(viewer, clock.instant());
    }

    /// Whether others see what a user plays.
    public boolean isShown(UserId user) {
        return nowPlaying.isShown(user);
    }

    /// A player begins something and will not report on it.
    ///
    /// @param length zero when it is not known
    public void announce(User user, String client, PlayableId item, Duration length) {
        NowPlaying.Session session = nowPlaying.announce(player(user, client), item, length, clock.instant());
        events.publish(new NowPlayingChanged(session));
        shared.announced(user, playing(session));
    }

    /// Counts plays that a player has decided to be plays. Times in the future become now.
    public void scrobble(User user, List<Annotations.Play> reported) {
        Instant now = clock.instant();
        plays.record(user.id(), reported.stream()
                .map(play -> play.at().isAfter(now) ? new Annotations.Play(play.item(), now, play.client()) : play)
                .toList());
    }

    /// @param length zero when it is not known
    public void report(User user, String client, PlayableId item, Duration length, Report report) {
        Player player = player(user, client);
        boolean fresh = report.state() == State.STARTING
                || nowPlaying.find(player).filter(known -> known.item().equals(item)).isEmpty();
        NowPlaying.Session session = nowPlaying.report(player, item, length, report.state(), report.position(),
                report.rate(), clock.instant());
        events.publish(new NowPlayingChanged(session));
        shared.heard(user, playing(session), fresh);
        if (report.counts() && report.state() == State.STOPPED && Plays.isPlay(session.position(), session.length())) {
            plays.record(user.id(),
                    List.of(new Annotations.Play(item, session.startedAt(), client, session.position())));
        }
    }

    private static Playing playing(NowPlaying.Session session) {
        return new Playing(session.item(), session.length(),
                session.state() == State.STARTING ? State.PLAYING : session.state(), session.position(),
                session.rate(), Playing.name(session.player().client()), session.startedAt(), session.updatedAt(),
                session.reported(), false);
    }

    private static Player player(User user, String client) {
        return new Player(user.id(), user.name(), client);
    }
}
