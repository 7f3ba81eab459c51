package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlayQueues;
import io.antiphon.core.playback.PlaybackSession;
import io.antiphon.core.playback.PlaybackSessions;
import io.antiphon.core.playback.Playing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [PlaybackSessions] must do, beside [PlayQueues] over the same queues.
public abstract class PlaybackSessionsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected final LibraryFixture library = LibraryContract.library();
    private PlaybackSessions sessions;
    private TrackId taxman;

    protected abstract PlaybackSessions sessions();

    protected abstract PlayQueues queues();

    @BeforeEach
    void open() {
        sessions = sessions();
        taxman = library.trackId("Taxman");
    }

    private PlayQueue queue(PlayableId... items) {
        return new PlayQueue(List.of(items), items.length - 1, Duration.ofMillis(1_234), NOON, "phone");
    }

    private static Playing playing(PlayableId item, State state) {
        return new Playing(item, Duration.ofMinutes(3), state, Duration.ofMillis(61_007), 1.25, "kitchen radio",
                NOON.minusSeconds(61), NOON, true, true);
    }

    private PlaybackSession put(long version, @Nullable PlayQueue queue, @Nullable Playing playing) {
        PlaybackSession wanted = new PlaybackSession(version, version, queue, playing);
        assertThat(sessions.change(ALICE, _ -> wanted).after()).isEqualTo(wanted);
        return wanted;
    }

    @Test
    void aSessionIsKeptWholePerUser() {
        assertThat(sessions.of(ALICE)).isEqualTo(PlaybackSession.NONE);
        for (State state : List.of(State.PLAYING, State.PAUSED, State.STOPPED)) {
            assertThat(put(7, queue(taxman, new EpisodeId("episode000000001")), playing(taxman, state)))
                    .isEqualTo(sessions.of(ALICE));
        }
        assertThat(put(8, null, playing(new EpisodeId("episode000000001"), State.PAUSED)))
                .isEqualTo(sessions.of(ALICE));
        assertThat(put(9, queue(), null)).isEqualTo(sessions.of(ALICE));
        assertThat(sessions.of(BOB)).isEqualTo(PlaybackSession.NONE);
    }

    @Test
    void itsQueueIsTheOneThatIsSavedElsewhereWhichGivesItAnotherVersion() {
        put(3, queue(taxman), playing(taxman, State.PLAYING));
        assertThat(queues().findPlayQueue(ALICE)).contains(queue(taxman));
        PlayQueue other = queue(taxman, taxman);
        queues().savePlayQueue(ALICE, other);
        PlaybackSession after = sessions.of(ALICE);
        assertThat(after.queue()).isEqualTo(other);
        assertThat(after.version()).isEqualTo(4);
        assertThat(after.queueVersion()).isEqualTo(4);
        queues().clearPlayQueue(ALICE);
        assertThat(sessions.of(ALICE).queue()).isNull();
        assertThat(sessions.of(ALICE).version()).isEqualTo(5);
        queues().savePlayQueue(BOB, other);
        assertThat(sessions.change(BOB, before -> before).before().queue()).isEqualTo(other);
    }

    @Test
    void aChangeThatFailsLeavesEverythingAsItWas() {
        PlaybackSession before = put(1, queue(taxman), playing(taxman, State.PLAYING));
        assertThatThrownBy(() -> sessions.change(ALICE, _ -> {
            throw new IllegalStateException("no");
        })).hasMessage("no");
        assertThat(sessions.of(ALICE)).isEqualTo(before);
    }

    @Test
    void noneOfManyChangesAtOnceIsLost() throws InterruptedException {
        int each = 10;
        Together.run(6, worker -> {
            for (int i = 0; i < each; i++) {
                sessions.change(ALICE, before -> {
                    List<PlayableId> items = new ArrayList<>();
                    if (before.queue() != null) {
                        items.addAll(before.queue().items());
                    }
                    items.add(new TrackId("worker%010d".formatted(worker)));
                    return new PlaybackSession(before.version() + 1, before.queueVersion() + 1,
                            new PlayQueue(items, 0, Duration.ZERO, NOON, "device " + worker), before.playing());
                });
            }
        });
        PlaybackSession last = sessions.of(ALICE);
        assertThat(last.version()).isEqualTo(6L * each);
        List<PlayableId> items = Objects.requireNonNull(last.queue()).items();
        for (int worker = 0; worker < 6; worker++) {
            PlayableId id = new TrackId("worker%010d".formatted(worker));
            assertThat(Collections.frequency(items, id)).isEqualTo(each);
        }
    }
}
