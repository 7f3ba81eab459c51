package io.antiphon.core.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.NowPlaying.Player;
import io.antiphon.core.playback.NowPlaying.Session;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NowPlayingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(3);
    private static final TrackId SONG = new TrackId("song");
    private static final Player PHONE = new Player(new UserId("u"), "u", "phone");
    private static final Player RADIO = new Player(new UserId("u"), "u", "radio");

    private final NowPlaying playing = new NowPlaying();

    @Test
    void anAnnouncedPlayIsOverWithTheTrack() {
        playing.announce(PHONE, SONG, LENGTH, START);
        assertThat(playing.list(START.plus(LENGTH))).hasSize(1);
        assertThat(playing.list(START.plus(LENGTH).plusSeconds(1))).isEmpty();
    }

    @Test
    void aReportedPlayIsWaitedForAfterItsExpectedEnd() {
        playing.report(PHONE, SONG, LENGTH, State.PLAYING, Duration.ofMinutes(1), 2.0, START);
        Instant expectedEnd = START.plus(Duration.ofMinutes(1));
        assertThat(playing.list(expectedEnd.plus(NowPlaying.GRACE))).hasSize(1);
        assertThat(playing.list(expectedEnd.plus(NowPlaying.GRACE).plusSeconds(1))).isEmpty();
    }

    @Test
    void thePositionMovesOnlyWhilePlayingAndStopsAtTheEnd() {
        Session running = playing.report(PHONE, SONG, LENGTH, State.PLAYING, Duration.ofSeconds(10), 1.5, START);
        assertThat(running.positionAt(START.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(running.positionAt(START.plusSeconds(9999))).isEqualTo(LENGTH);
        assertThat(running.positionAt(START.minusSeconds(5))).isEqualTo(Duration.ofSeconds(10));
        Session paused = playing.report(PHONE, SONG, LENGTH, State.PAUSED, Duration.ofSeconds(40), 1.0,
                START.plusSeconds(20));
        assertThat(paused.positionAt(START.plusSeconds(500))).isEqualTo(Duration.ofSeconds(40));
        assertThat(paused.startedAt()).isEqualTo(running.startedAt());
    }

    @Test
    void startingAgainIsAnotherSession() {
        playing.report(PHONE, SONG, LENGTH, State.PLAYING, Duration.ZERO, 1.0, START);
        Session again = playing.report(PHONE, SONG, LENGTH, State.STARTING, Duration.ZERO, 1.0, START.plusSeconds(60));
        assertThat(again.startedAt()).isEqualTo(START.plusSeconds(60));
        assertThat(playing.list(START.plusSeconds(60))).containsExactly(again);
    }

    @Test
    void everyPlayerHasItsOwnNumberAndEntry() {
        playing.announce(PHONE, SONG, LENGTH, START);
        playing.announce(RADIO, SONG, LENGTH, START.plusSeconds(1));
        assertThat(playing.list(START.plusSeconds(1))).extracting(Session::playerNumber).containsExactly(2, 1);
        playing.report(RADIO, SONG, LENGTH, State.STOPPED, LENGTH, 1.0, START.plusSeconds(2));
        assertThat(playing.list(START.plusSeconds(2))).extracting(Session::player).containsExactly(PHONE);
        playing.forget(PHONE.user());
        assertThat(playing.find(PHONE)).isEmpty();
    }
}
