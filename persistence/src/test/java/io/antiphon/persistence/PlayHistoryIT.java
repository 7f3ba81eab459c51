package io.antiphon.persistence;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.history.Heard;
import io.antiphon.core.history.Period;
import io.antiphon.core.history.PlayCursor;
import io.antiphon.core.history.PlayEntry;
import io.antiphon.core.history.PlayHistory;
import io.antiphon.core.history.Sight;
import io.antiphon.core.history.Top;
import io.antiphon.core.history.TopKind;
import io.antiphon.core.history.Variety;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.TrackId;
import io.antiphon.persistence.personal.JdbcPlayHistory;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was played, on every database.
@OnEveryDatabase
class PlayHistoryIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Sight ALL = new Sight(ALICE, null);
    private static final Sight FIRST_FOLDER = new Sight(ALICE, Set.of(1));

    private final LibraryFixture library = LibraryContract.library();
    private final TestDatabase database;
    private final PlayHistory history;

    PlayHistoryIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
        this.history = new JdbcPlayHistory(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @BeforeEach
    void play() {
        // Revolver twice, one of it by an id that was merged; Waterloo three times, which lies in the second music folder.
        play(library.trackId("Taxman"), 0, null);
        play(new TrackId(LibraryContract.MERGED_TRACK), 1_000, Duration.ofSeconds(100));
        play(library.trackId("Waterloo"), 2_000, null);
        play(library.trackId("Waterloo"), 3_000, null);
        play(library.trackId("Waterloo"), 4_000, null);
        play(library.trackId("Dancing Queen"), 4_000, Duration.ofSeconds(7));
        play(new EpisodeId("episode000000001"), 5_000, Duration.ofSeconds(11));
        database.annotations().recordPlays(BOB, List.of(new Play(library.trackId("Taxman"), NOON, "bob's")));
    }

    private void play(PlayableId item, long second, @Nullable Duration listened) {
        database.annotations()
                .recordPlays(ALICE, List.of(new Play(item, NOON.plusSeconds(second), "phone", listened)));
    }

    private static Period between(long from, long to) {
        return new Period(NOON.plusSeconds(from), NOON.plusSeconds(to));
    }

    private List<String> names(Sight sight, TopKind kind, Period period) {
        return history.listTop(sight, kind, period, 10)
                .stream()
                .map(top -> "%d %s".formatted(top.plays(), top.name()))
                .toList();
    }

    @Test
    void playsAreListedTheLatestFirstPageByPage() {
        List<Long> seconds = new ArrayList<>();
        PlayCursor cursor = null;
        List<PlayEntry> page;
        do {
            page = history.listPlays(ALICE, Period.ALWAYS, cursor, 2);
            for (PlayEntry play : page) {
                seconds.add(Duration.between(NOON, play.at()).toSeconds());
                cursor = new PlayCursor(play.at(), play.item().value());
            }
        } while (!page.isEmpty());
        assertThat(seconds).containsExactly(5_000L, 4_000L, 4_000L, 3_000L, 2_000L, 1_000L, 0L);
        assertThat(history.listPlays(ALICE, between(1_000, 3_000), null, 9)).hasSize(2);
        assertThat(history.listPlays(BOB, Period.ALWAYS, null, 9)).containsExactly(
                new PlayEntry(library.trackId("Taxman"), NOON, taxmansLength(), "bob's"));
        assertThat(history.listPlays(ALICE, between(5_000, 5_001), null, 9)).containsExactly(new PlayEntry(
                new EpisodeId("episode000000001"), NOON.plusSeconds(5_000), Duration.ofSeconds(11), "phone"));
    }

    private Duration taxmansLength() {
        return database.catalogue()
                .findTrack(LibraryContract.alice(), library.trackId("Taxman"))
                .orElseThrow()
                .item()
                .audio()
                .duration();
    }

    @Test
    void theMostPlayedComeFirstByPeriodAndInSight() {
        assertThat(names(ALL, TopKind.TRACKS, Period.ALWAYS)).containsExactly("3 Waterloo", "2 Taxman",
                "1 Dancing Queen");
        assertThat(names(ALL, TopKind.ARTISTS, Period.ALWAYS)).containsExactly("4 ABBA", "2 The Beatles");
        assertThat(names(ALL, TopKind.ALBUMS, Period.ALWAYS)).containsExactly("3 Waterloo", "2 Revolver", "1 Arrival");
        assertThat(names(FIRST_FOLDER, TopKind.TRACKS, Period.ALWAYS)).containsExactly("2 Taxman", "1 Dancing Queen");
        assertThat(names(FIRST_FOLDER, TopKind.ARTISTS, Period.ALWAYS)).containsExactly("2 The Beatles", "1 ABBA");
        assertThat(names(FIRST_FOLDER, TopKind.ALBUMS, Period.ALWAYS)).containsExactly("2 Revolver", "1 Arrival");
        assertThat(names(new Sight(ALICE, Set.of()), TopKind.TRACKS, Period.ALWAYS)).isEmpty();
        for (TopKind kind : TopKind.values()) {
            assertThat(history.listTop(ALL, kind, between(0, 9_999), 10)).as("%s over all time, and in a period", kind)
                    .isEqualTo(history.listTop(ALL, kind, Period.ALWAYS, 10));
        }
        assertThat(names(ALL, TopKind.TRACKS, between(0, 2_001))).containsExactly("2 Taxman", "1 Waterloo");
        Top taxman = history.listTop(ALL, TopKind.TRACKS, between(0, 1_500), 1).getFirst();
        assertThat(taxman.listened()).isEqualTo(taxmansLength().plusSeconds(100));
        assertThat(history.listTop(ALL, TopKind.ALBUMS, Period.ALWAYS, 1)).extracting(Top::artist)
                .containsExactly("ABBA");
    }

    @Test
    void whatWasHeardIsAddedUpByQuartersOfAnHour() {
        assertThat(history.listHeard(ALL, Period.ALWAYS)).extracting(Heard::plays)
                .containsExactly(1L, 1L, 1L, 1L, 2L, 1L);
        assertThat(history.listHeard(ALL, Period.ALWAYS)).extracting(Heard::begin)
                .startsWith(NOON, NOON.plusSeconds(900), NOON.plusSeconds(1_800));
        assertThat(history.listHeard(ALL, between(1_000, 1_001))).containsExactly(
                new Heard(NOON.plusSeconds(900), 1, Duration.ofSeconds(100)));
        assertThat(history.listHeard(FIRST_FOLDER, Period.ALWAYS).stream().mapToLong(Heard::plays).sum())
                .as("without what is out of sight, and without episodes")
                .isEqualTo(3);
        assertThat(history.listHeard(new Sight(BOB, null), Period.ALWAYS)).hasSize(1);
    }

    @Test
    void howManyDifferentThingsWereHeard() {
        assertThat(history.variety(ALL, Period.ALWAYS)).isEqualTo(new Variety(3, 3, 2));
        assertThat(history.variety(ALL, between(3_500, 9_999))).isEqualTo(new Variety(2, 2, 1));
        assertThat(history.variety(FIRST_FOLDER, Period.ALWAYS)).isEqualTo(new Variety(2, 2, 2));
    }
}
