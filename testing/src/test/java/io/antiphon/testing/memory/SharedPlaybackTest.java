package io.antiphon.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.event.Event;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.BriefPlayable;
import io.antiphon.core.playback.Expected;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.core.playback.PlaybackService.Report;
import io.antiphon.core.playback.PlaybackSession;
import io.antiphon.core.playback.PlaybackSessionChanged;
import io.antiphon.core.playback.Playing;
import io.antiphon.core.playback.SessionMovedOnException;
import io.antiphon.core.playback.SessionUpdate;
import io.antiphon.core.playback.SharedPlayback;
import io.antiphon.core.user.User;
import io.antiphon.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One session for all devices of a user.
class SharedPlaybackTest {

    private static final User ANNA = SampleLibrary.ANNA;
    private static final TrackId A = SampleLibrary.OPENING;
    private static final TrackId B = SampleLibrary.CLOSING;
    private static final TrackId C = SampleLibrary.OPUS;
    private static final Duration LENGTH = Duration.ofMinutes(3);

    @TempDir
    Path files;

    private final MovableClock clock = new MovableClock(SampleLibrary.NOW);
    private final List<Event> told = new ArrayList<>();
    private final NowPlaying nowPlaying = new NowPlaying();
    private final MemoryPlayback store = new MemoryPlayback();
    private SampleLibrary library;
    private SharedPlayback shared;
    private PlaybackService players;

    @BeforeEach
    void make() throws IOException {
        library = new SampleLibrary(files);
        Events events = new Events();
        events.subscribe(told::add);
        shared = new SharedPlayback(store, nowPlaying, library.annotations, events, clock);
        players = new PlaybackService(nowPlaying, shared, library.annotations, events, clock);
    }

    private void later(Duration time) {
        clock.move(time);
    }

    private PlaybackSession session() {
        return shared.of(ANNA.id());
    }

    private Playing playing() {
        return Objects.requireNonNull(session().playing());
    }

    private PlayQueue queue() {
        return Objects.requireNonNull(session().queue());
    }

    private long tellings() {
        return told.stream().filter(PlaybackSessionChanged.class::isInstance).count();
    }

    private void put(int current, PlayableId... items) {
        shared.replaceQueue(ANNA, Expected.ANY,
                new PlayQueue(List.of(items), current, Duration.ZERO, clock.instant(), "web"), LENGTH, null);
    }

    private static SessionUpdate to(@Nullable State state, @Nullable Integer index, @Nullable Duration position,
            @Nullable String device) {
        return new SessionUpdate(state, null, index, position, null, device, false);
    }

    private PlaybackSession update(SessionUpdate update) {
        return shared.update(ANNA, Expected.ANY, update, "web", LENGTH);
    }

    private void report(String client, TrackId song, State state, Duration position) {
        players.report(ANNA, client, song, LENGTH, new Report(state, position, 1, true));
    }

    private long plays(TrackId song) {
        return library.catalogue.findTrack(new io.antiphon.core.library.Viewer(ANNA.id(), java.util.Set.of(1, 2)), song)
                .orElseThrow()
                .annotation()
                .playCount();
    }

    @Test
    void thePositionMovesWithTheClockWhileItPlays() {
        put(1, A, B, C);
        assertThat(playing().state()).isEqualTo(State.PAUSED);
        update(new SessionUpdate(State.PLAYING, null, null, Duration.ofSeconds(10), 2.0, "web", false));
        later(Duration.ofSeconds(20));
        assertThat(playing().item()).isEqualTo(B);
        assertThat(playing().positionAt(clock.instant())).isEqualTo(Duration.ofSeconds(50));
        assertThat(session().queuePositionAt(clock.instant())).isEqualTo(Duration.ofSeconds(50));
        update(to(State.PAUSED, null, null, null));
        later(Duration.ofHours(20));
        assertThat(playing().positionAt(clock.instant())).isEqualTo(Duration.ofSeconds(50));
        assertThat(nowPlaying.find(new NowPlaying.Player(ANNA.id(), ANNA.name(), "web")).orElseThrow().state())
                .isEqualTo(State.PAUSED);
    }

    @Test
    void whatPlayersOfRestReportIsTheSession() {
        put(0, A, B, C);
        report("phone", C, State.STARTING, Duration.ZERO);
        assertThat(session().index()).contains(2);
        assertThat(playing().device()).isEqualTo("phone");
        report("phone", C, State.PAUSED, Duration.ofSeconds(33));
        assertThat(session().queuePositionAt(clock.instant())).isEqualTo(Duration.ofSeconds(33));
        TrackId elsewhere = new TrackId("elsewhere0000001");
        report("phone", elsewhere, State.STARTING, Duration.ZERO);
        assertThat(session().index()).isEmpty();
        assertThat(queue().currentIndex()).isEqualTo(2);
        players.announce(ANNA, "phone", A, LENGTH);
        assertThat(session().index()).contains(0);
        assertThat(playing().state()).isEqualTo(State.PLAYING);
    }

    @Test
    void aQueueThatIsSavedIsReadAsItWasSaved() {
        report("phone", C, State.PLAYING, Duration.ofSeconds(5));
        PlayQueue saved = new PlayQueue(List.of(A, B), 1, Duration.ofMillis(4_321), clock.instant(), "tablet");
        shared.saveQueue(ANNA, saved, LENGTH);
        later(Duration.ofMinutes(2));
        assertThat(queue()).isEqualTo(saved);
        assertThat(session().queuePositionAt(clock.instant())).isEqualTo(Duration.ofMillis(4_321));
        report("phone", C, State.PLAYING, Duration.ofSeconds(125));
        assertThat(playing().item()).as("what is heard while nothing else plays").isEqualTo(C);
        assertThat(session().queuePositionAt(clock.instant())).isEqualTo(Duration.ofMillis(4_321));
    }

    @Test
    void whoSavesWhatItPlaysGoesOnPlayingIt() {
        report("phone", B, State.PLAYING, Duration.ofSeconds(5));
        shared.saveQueue(ANNA, new PlayQueue(List.of(A, B), 1, Duration.ofSeconds(7), clock.instant(), "phone"),
                LENGTH);
        later(Duration.ofSeconds(10));
        assertThat(playing().state()).isEqualTo(State.PLAYING);
        assertThat(session().queuePositionAt(clock.instant())).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void whatIsAnnouncedGoesOnWhereItWasPaused() {
        shared.saveQueue(ANNA, new PlayQueue(List.of(A), 0, Duration.ofSeconds(60), clock.instant(), "phone"), LENGTH);
        players.announce(ANNA, "tablet", A, LENGTH);
        later(Duration.ofSeconds(5));
        assertThat(playing().positionAt(clock.instant())).isEqualTo(Duration.ofSeconds(65));
        players.announce(ANNA, "tablet", A, LENGTH);
        assertThat(playing().positionAt(clock.instant())).as("from the start, as it was playing").isZero();
    }

    @Test
    void aPlayerThatGoesOnAfterItHandedOverDoesNotTakeItBack() {
        report("phone", A, State.STARTING, Duration.ZERO);
        later(Duration.ofSeconds(30));
        shared.handOver(ANNA, Expected.ANY, "phone", "kitchen");
        assertThat(playing().device()).isEqualTo("kitchen");
        assertThat(playing().positionAt(clock.instant())).isEqualTo(Duration.ofSeconds(30));
        later(Duration.ofSeconds(1));
        report("phone", A, State.PLAYING, Duration.ofSeconds(31));
        report("phone", A, State.STOPPED, Duration.ofSeconds(31));
        assertThat(playing().device()).isEqualTo("kitchen");
        assertThat(playing().state()).isEqualTo(State.PLAYING);
        report("phone", B, State.PLAYING, Duration.ZERO);
        assertThat(playing().device()).as("who begins something has it").isEqualTo("phone");
    }

    @Test
    void handingOverNeedsSomethingToHandOverAndTheOneThatPlays() {
        assertThatThrownBy(() -> shared.handOver(ANNA, Expected.ANY, null, "kitchen"))
                .isInstanceOf(LibraryException.Conflict.class);
        put(0, A);
        update(to(State.PLAYING, null, null, "web"));
        assertThatThrownBy(() -> shared.handOver(ANNA, Expected.ANY, "phone", "kitchen"))
                .isInstanceOf(LibraryException.Conflict.class)
                .hasMessageContaining("web");
        assertThatThrownBy(() -> shared.handOver(ANNA, Expected.ANY, "web", " "))
                .isInstanceOf(LibraryException.Invalid.class);
    }

    @Test
    void aChangeForAnotherVersionIsRefusedAndChangesNothing() {
        put(0, A, B, C);
        long queue = session().queueVersion();
        long version = session().version();
        shared.remove(ANNA, Expected.queue(queue), 0, "web");
        PlaybackSession before = session();
        assertThatThrownBy(() -> shared.remove(ANNA, Expected.queue(queue), 0, "phone"))
                .isInstanceOf(SessionMovedOnException.class);
        assertThatThrownBy(() -> shared.update(ANNA, Expected.session(version), to(State.PLAYING, 1, null, null), "web",
                LENGTH)).isInstanceOf(SessionMovedOnException.class);
        assertThat(session()).isEqualTo(before);
        assertThat(queue().items()).containsExactly(B, C);
    }

    @Test
    void anotherDeviceTakesOverOnlyWhenItKnowsWhoPlays() {
        put(0, A);
        update(to(State.PLAYING, null, null, "web"));
        assertThatThrownBy(() -> update(to(null, null, Duration.ofSeconds(1), "phone")))
                .isInstanceOf(LibraryException.Conflict.class);
        update(to(null, null, Duration.ofSeconds(1), "web"));
        shared.update(ANNA, Expected.session(session().version()),
                new SessionUpdate(null, null, null, null, null, "phone", true), "phone", LENGTH);
        assertThat(playing().device()).isEqualTo("phone");
    }

    @Test
    void whatTheClockForetoldIsNoNews() {
        put(0, A);
        update(to(State.PLAYING, null, Duration.ZERO, "web"));
        long version = session().version();
        long before = tellings();
        for (int i = 1; i <= 12; i++) {
            later(Duration.ofSeconds(10));
            update(to(null, null, Duration.ofSeconds(10L * i).plusMillis(300), "web"));
        }
        assertThat(session().version()).isEqualTo(version);
        assertThat(tellings()).isEqualTo(before);
        assertThat(playing().toldAt()).as("written down now and then").isAfter(SampleLibrary.NOW.plusSeconds(59));
        update(to(null, null, Duration.ofSeconds(30), "web"));
        assertThat(session().version()).isEqualTo(version + 1);
    }

    @Test
    void aPlayThatTheServerFollowsCountsOnceWhenItEnds() {
        put(0, A, B);
        update(to(State.PLAYING, null, null, "web"));
        later(Duration.ofSeconds(89));
        update(to(null, 1, null, null));
        assertThat(plays(A)).as("not half of it").isZero();
        later(Duration.ofSeconds(95));
        update(to(State.STOPPED, null, null, null));
        update(to(State.PLAYING, null, null, null));
        later(Duration.ofSeconds(20));
        update(to(null, 0, null, null));
        assertThat(plays(B)).isEqualTo(1);
        later(Duration.ofSeconds(91));
        shared.clearQueue(ANNA, Expected.ANY);
        assertThat(plays(A)).isEqualTo(1);
        assertThat(playing().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void aPlayThatNobodySpokeOfAnyMoreHasStoppedWhereItWasLast() {
        put(0, A);
        update(to(State.PLAYING, null, Duration.ofSeconds(70), "web"));
        later(LENGTH);
        assertThat(playing().positionAt(clock.instant())).isEqualTo(LENGTH);
        later(Duration.ofHours(1));
        assertThat(playing().stateAt(clock.instant())).isEqualTo(State.STOPPED);
        assertThat(playing().positionAt(clock.instant())).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void theQueueGrowsShrinksAndTurnsAroundWhatIsCurrent() {
        shared.add(ANNA, Expected.ANY, List.of(A), false, LENGTH, "web");
        assertThat(playing().item()).isEqualTo(A);
        shared.add(ANNA, Expected.ANY, List.of(C), false, LENGTH, "web");
        shared.add(ANNA, Expected.ANY, List.of(B, B), true, LENGTH, "web");
        assertThat(queue().items()).containsExactly(A, B, B, C);
        shared.move(ANNA, Expected.ANY, 0, 3, "web");
        assertThat(queue().items()).containsExactly(B, B, C, A);
        assertThat(queue().currentIndex()).isEqualTo(3);
        shared.move(ANNA, Expected.ANY, 0, 3, "web");
        assertThat(queue().currentIndex()).isEqualTo(2);
        shared.move(ANNA, Expected.ANY, 3, 0, "web");
        assertThat(queue().currentIndex()).isEqualTo(3);
        shared.remove(ANNA, Expected.ANY, 3, "web");
        assertThat(queue().items()).containsExactly(B, B, C);
        assertThat(queue().currentIndex()).isEqualTo(2);
        assertThat(session().index()).as("what is played was taken out").isEmpty();
        shared.remove(ANNA, Expected.ANY, 0, "web");
        assertThat(queue().currentIndex()).isEqualTo(1);
        assertThatThrownBy(() -> shared.remove(ANNA, Expected.ANY, 2, "web"))
                .isInstanceOf(LibraryException.NotFound.class);
        assertThatThrownBy(() -> shared.move(ANNA, Expected.ANY, 0, -1, "web"))
                .isInstanceOf(LibraryException.NotFound.class);
    }

    @Test
    void theSameItemAgainIsAnotherPlayUnlessItGoesOn() {
        BriefPlayable song = new BriefPlayable(A, library.catalogue
                .findTrack(new io.antiphon.core.library.Viewer(ANNA.id(), java.util.Set.of(1, 2)), A)
                .orElseThrow()
                .item()
                .audio()
                .duration());
        SessionUpdate from = new SessionUpdate(State.PLAYING, song, null, Duration.ZERO, null, "web", false);
        update(from);
        Instant started = playing().startedAt();
        later(Duration.ofSeconds(10));
        update(new SessionUpdate(State.PLAYING, song, null, Duration.ofSeconds(10), null, "web", false));
        assertThat(playing().startedAt()).isEqualTo(started);
        later(Duration.ofSeconds(150));
        update(from);
        assertThat(playing().startedAt()).isEqualTo(clock.instant());
        assertThat(plays(A)).isEqualTo(1);
    }

    @Test
    void thereMustBeSomethingToPlay() {
        assertThatThrownBy(() -> update(to(State.PLAYING, null, null, null)))
                .isInstanceOf(LibraryException.Conflict.class);
        assertThatThrownBy(() -> update(to(State.PLAYING, 0, null, null)))
                .isInstanceOf(LibraryException.Conflict.class);
        put(0, A);
        assertThatThrownBy(() -> update(to(State.PLAYING, 1, null, null)))
                .isInstanceOf(LibraryException.Conflict.class);
        for (double speed : new double[]{0, -1, 101, Double.NaN}) {
            assertThatThrownBy(() -> update(new SessionUpdate(null, null, null, null, speed, null, false)))
                    .isInstanceOf(LibraryException.Invalid.class);
        }
    }
}
