package io.antiphon.persistence;

import static io.antiphon.testing.LibraryContract.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.event.Events;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.scrobble.ScrobbleSettings;
import io.antiphon.core.user.User;
import io.antiphon.persistence.search.LibraryEntries;
import io.antiphon.persistence.search.LuceneSearchIndex;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import io.antiphon.testing.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loves that are taken back at a service take their stars away here, and nothing else does.
@OnEveryDatabase
class LovesIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant SINCE = NOW.minus(Duration.ofDays(9));
    private static final ScrobbleSettings BOTH_WAYS = new ScrobbleSettings(true, true, true, true);
    private static final ScrobbleSettings ONLY_IN = new ScrobbleSettings(true, true, false, true);

    @TempDir
    private Path folder;
    private final LibraryFixture library = LibraryContract.library();
    private final TestDatabase opened;
    private final MovableClock clock = new MovableClock(NOW);
    private final FakeService here = new FakeService("one");
    private final FakeService there = new FakeService("two");
    private final User alice;
    private final TrackId waterloo = library.trackId("Waterloo");
    private final TrackId taxman = library.trackId("Taxman");
    private LuceneSearchIndex index;
    private ScrobbleWorld world;

    LovesIT(DatabaseOptions options) {
        this.opened = TestDatabase.with(options, library);
        this.alice = new JdbcUsers(opened.database()).findUser(ALICE).orElseThrow();
    }

    @BeforeEach
    void start() {
        index = LuceneSearchIndex.open(folder, new LibraryEntries(opened.database().dataSource()));
        index.rebuildIfNeeded();
        world = ScrobbleWorld.over(opened, library, index, clock, new Events(), List.of(here, there));
    }

    @AfterEach
    void close() {
        world.scrobbling().close();
        index.close();
        opened.close();
    }

    private void connect(String service, ScrobbleSettings settings) {
        world.scrobbling().connect(alice, service, "key", settings);
        ScrobbleWorld.awaitRest(service);
    }

    /// Looks at what is loved there, an hour and a bit after the last time.
    private void lookAgain(int times) {
        for (int i = 0; i < times; i++) {
            clock.move(Duration.ofMinutes(61));
            world.scrobbling().send("one");
        }
    }

    private List<TrackId> starred() {
        return opened.database()
                .sql()
                .list("SELECT item FROM annotation WHERE user_id = ? AND kind = 1 AND starred_at IS NOT NULL ORDER BY item",
                        row -> new TrackId(row.text(1)), ALICE.value());
    }

    private void lovedThere(ScrobbleSettings settings) {
        here.love(new LovedSong("Taxman", "The Beatles", null, SINCE));
        here.love(new LovedSong("Waterloo", "ABBA", null, SINCE));
        connect("one", settings);
        world.scrobbling().send("one");
    }

    @Test
    void aLoveThatIsTakenBackThereTakesTheStarThatCameFromThereAndTellsTheOthers() {
        connect("two", BOTH_WAYS);
        lovedThere(BOTH_WAYS);
        world.scrobbling().send("two");
        assertThat(starred()).containsExactlyInAnyOrder(waterloo, taxman);
        here.takeBack("Waterloo");
        lookAgain(1);
        assertThat(starred()).as("after one look, in which pages may have moved").hasSize(2);
        lookAgain(1);
        assertThat(starred()).containsExactly(taxman);
        world.scrobbling().send("two");
        assertThat(there.lovedTitles()).containsExactly("Taxman");
        assertThat(here.lovedTitles()).as("not sent back").containsExactly("Taxman");
        lookAgain(3);
        assertThat(starred()).containsExactly(taxman);
    }

    @Test
    void aStarThatTheServiceNeverHadStays() {
        lovedThere(ONLY_IN);
        TrackId own = library.trackId("Dancing Queen");
        world.annotations().star(ALICE, List.of(own), NOW.minus(Duration.ofDays(1)));
        here.takeBack("Waterloo");
        here.takeBack("Taxman");
        lookAgain(4);
        assertThat(starred()).containsExactly(own);
    }

    @Test
    void aStarOfOnesOwnGoesWithTheLoveThatWasSeenThere() {
        connect("one", BOTH_WAYS);
        world.annotations().star(ALICE, List.of(waterloo), NOW);
        world.scrobbling().send("one");
        lookAgain(1);
        assertThat(here.lovedTitles()).containsExactly("Waterloo");
        here.takeBack("Waterloo");
        lookAgain(2);
        assertThat(starred()).isEmpty();
    }

    @Test
    void aStarThatIsSetAgainHereSinceStays() {
        lovedThere(ONLY_IN);
        here.takeBack("Waterloo");
        lookAgain(1);
        world.annotations().unstar(ALICE, List.of(waterloo));
        clock.move(Duration.ofMinutes(5));
        world.annotations().star(ALICE, List.of(waterloo), clock.instant());
        lookAgain(3);
        assertThat(starred()).containsExactlyInAnyOrder(waterloo, taxman);
    }

    @Test
    void aLoveThatIsThereAgainOrUnderAnotherNameIsNotGone() {
        lovedThere(ONLY_IN);
        here.takeBack("Waterloo");
        lookAgain(1);
        here.love(new LovedSong("Waterloo", "ABBA", null, SINCE));
        lookAgain(1);
        here.takeBack("Waterloo");
        here.love(new LovedSong("WATERLOO", "abba", null, SINCE.plusSeconds(5)));
        lookAgain(4);
        assertThat(starred()).containsExactlyInAnyOrder(waterloo, taxman);
    }

    @Test
    void aServiceThatFailsOrRefusesOrNamesNoSongTakesNothingAway() {
        lovedThere(ONLY_IN);
        here.down(true);
        lookAgain(3);
        here.down(false);
        here.takeBack("Waterloo");
        here.love(new LovedSong("", "", null, SINCE));
        lookAgain(4);
        assertThat(starred()).containsExactlyInAnyOrder(waterloo, taxman);
        here.changeKey("another");
        lookAgain(4);
        assertThat(starred()).containsExactlyInAnyOrder(waterloo, taxman);
    }

    @Test
    void whoTakesNoLovesFromThereKeepsTheStars() {
        lovedThere(BOTH_WAYS);
        world.scrobbling().change(ALICE, "one", new ScrobbleSettings(true, true, true, false));
        ScrobbleWorld.awaitRest("one");
        here.takeBack("Waterloo");
        lookAgain(4);
        assertThat(starred()).containsExactlyInAnyOrder(waterloo, taxman);
    }

    @Test
    void mostOfALongListIsNotTakenBackAtOnce() {
        lovedThere(ONLY_IN);
        // Many loves that were seen there before, of songs that are not starred any more.
        for (int i = 0; i < 12; i++) {
            opened.database()
                    .sql()
                    .change("INSERT INTO scrobble_love_seen (user_id, service, love, known, track) VALUES (?, 'one', ?, TRUE, ?)",
                            ALICE.value(), "seen before " + i, library.trackId("Dancing Queen").value());
        }
        here.takeBack("Waterloo");
        here.takeBack("Taxman");
        lookAgain(4);
        assertThat(starred()).containsExactlyInAnyOrder(waterloo, taxman);
    }
}
