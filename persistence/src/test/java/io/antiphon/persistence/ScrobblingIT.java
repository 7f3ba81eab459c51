package io.antiphon.persistence;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.NowPlayingChanged;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.scrobble.ScrobbleQueue.RefusedPlay;
import io.antiphon.core.scrobble.ScrobbleSettings;
import io.antiphon.core.scrobble.ScrobblingService;
import io.antiphon.core.scrobble.ScrobblingService.Standing;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.Outgoing;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.scrobble.JdbcScrobbleAccounts;
import io.antiphon.persistence.scrobble.JdbcScrobbleQueue;
import io.antiphon.persistence.search.LibraryEntries;
import io.antiphon.persistence.search.LuceneSearchIndex;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import io.antiphon.testing.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do here, told to services that behave as they do, on every database.
@OnEveryDatabase
class ScrobblingIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ScrobbleSettings BOTH_WAYS = new ScrobbleSettings(true, true, true, true);

    @TempDir
    private Path folder;
    private final LibraryFixture library = LibraryContract.library();
    private final TestDatabase opened;
    private final Database database;
    private final MovableClock clock = new MovableClock(NOW);
    private final Events events = new Events();
    private final FakeService here = new FakeService("one");
    private final FakeService there = new FakeService("two");
    private final User alice;
    private LuceneSearchIndex index;
    private JdbcAnnotations annotations;
    private ScrobblingService scrobbling;

    ScrobblingIT(DatabaseOptions options) {
        this.opened = TestDatabase.with(options, library);
        this.database = opened.database();
        this.alice = new JdbcUsers(database).findUser(ALICE).orElseThrow();
    }

    @BeforeEach
    void start() {
        index = LuceneSearchIndex.open(folder, new LibraryEntries(database.dataSource()));
        index.rebuildIfNeeded();
        begin();
    }

    /// As the server does when it starts.
    private void begin() {
        ScrobbleWorld world = ScrobbleWorld.over(opened, library, index, clock, events, List.of(here, there));
        annotations = world.annotations();
        scrobbling = world.scrobbling();
    }

    @AfterEach
    void close() {
        scrobbling.close();
        index.close();
        opened.close();
    }

    /// From then on only what a test asks for is sent: connecting wakes the service's own thread, which looks once for what waits.
    private Standing connect() {
        Standing connected = scrobbling.connect(alice, "one", "key", ScrobbleSettings.STANDARD);
        ScrobbleWorld.awaitRest("one");
        return connected;
    }

    private void play(UserId user, String title, Instant at) {
        annotations.recordPlays(user, List.of(new Play(library.trackId(title), at, "app")));
    }

    private void send() {
        scrobbling.send("one");
    }

    private Standing standing() {
        return scrobbling.find(ALICE, "one");
    }

    private long rows(String table) {
        return database.sql().find("SELECT COUNT(*) FROM " + table, row -> row.number(1)).orElseThrow();
    }

    @Test
    void whatIsPlayedIsNotedThereOnceAndAsTheLibraryKnowsIt() {
        connect();
        play(ALICE, "Venus as a Boy", NOW.minusSeconds(60));
        play(ALICE, "Venus as a Boy", NOW.minusSeconds(60));
        assertThat(rows("scrobble_play")).isEqualTo(1);
        send();
        send();
        assertThat(here.listens()).singleElement().satisfies(listen -> {
            assertThat(listen.startedAt()).isEqualTo(NOW.minusSeconds(60));
            assertThat(listen.artist()).isEqualTo("Björk & Friends");
            assertThat(listen.albumArtist()).isEqualTo("Björk");
            assertThat(listen.album()).isEqualTo("Debut");
            assertThat(listen.duration()).isEqualTo(Duration.ofMillis(180_002));
        });
        assertThat(standing().waiting().plays()).isZero();
        assertThat(rows("scrobble_play")).isZero();
    }

    @Test
    void aPlayIsWrittenTogetherWithWhatIsToBeToldOrNotAtAll() {
        JdbcAnnotations failing = new JdbcAnnotations(database, new PersonalVersions(), new Outgoing() {

            @Override
            public void played(UserId user, List<Play> plays) {
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public void starred(UserId user, Collection<String> tracks, boolean starred) {
                throw new IllegalStateException("the disk is full");
            }
        });
        TrackId track = library.trackId("Waterloo");
        assertThatThrownBy(() -> failing.recordPlays(ALICE, List.of(new Play(track, NOW, "app"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> failing.star(ALICE, List.of(track), NOW)).isInstanceOf(IllegalStateException.class);
        assertThat(rows("play") + rows("annotation")).isZero();
    }

    @Test
    void whoIsConnectedToNothingLeavesNothingInTheQueue() {
        play(ALICE, "Waterloo", NOW);
        annotations.star(ALICE, List.of(library.trackId("Waterloo")), NOW);
        connect();
        play(BOB, "Waterloo", NOW);
        annotations.star(BOB, List.of(library.trackId("Waterloo")), NOW);
        assertThat(rows("scrobble_play") + rows("scrobble_love")).isZero();
        send();
        assertThat(here.noted()).isEmpty();
    }

    @Test
    void theOldestGoFirstInBatchesAndNothingIsLostWhileTheServiceIsDown() {
        connect();
        here.down(true);
        play(ALICE, "Waterloo", NOW.minusSeconds(100));
        play(ALICE, "Dancing Queen", NOW.minusSeconds(300));
        play(ALICE, "Eleanor Rigby", NOW.minusSeconds(200));
        send();
        int asked = here.asked();
        assertThat(standing().failure()).isEqualTo("it is down");
        assertThat(standing().retryAt()).isEqualTo(NOW.plusSeconds(60));
        send();
        assertThat(here.asked()).as("not asked before its time").isEqualTo(asked);
        clock.move(Duration.ofSeconds(61));
        send();
        assertThat(standing().retryAt()).as("twice as long").isEqualTo(clock.instant().plusSeconds(120));
        clock.move(Duration.ofDays(30));
        here.down(false);
        send();
        assertThat(here.noted()).containsExactly("Dancing Queen", "Eleanor Rigby", "Waterloo");
        assertThat(standing().failure()).isNull();
    }

    @Test
    void whatWasNotSentIsSentAfterARestartAndAnAnswerThatWasLostCostsNothing() {
        connect();
        here.deaf(true);
        play(ALICE, "Waterloo", NOW.minusSeconds(100));
        send();
        assertThat(here.noted()).containsExactly("Waterloo");
        assertThat(standing().waiting().plays()).isEqualTo(1);
        scrobbling.close();
        here.deaf(false);
        begin();
        scrobbling.start();
        Eventually.await("the play to be sent", () -> standing().waiting().plays() == 0);
        assertThat(here.noted()).containsExactly("Waterloo");
    }

    @Test
    void whatIsRefusedIsKeptWithTheReasonAndTheOthersGoOn() {
        connect();
        play(ALICE, "Taxman", NOW.minusSeconds(300));
        play(ALICE, "Waterloo", NOW.minusSeconds(200));
        play(ALICE, "Dancing Queen", NOW.minusSeconds(100));
        send();
        assertThat(here.noted()).containsExactly("Waterloo", "Dancing Queen");
        List<RefusedPlay> refused = scrobbling.listRefused(ALICE, "one", 10);
        assertThat(refused).containsExactly(new RefusedPlay(library.trackId("Taxman"), NOW.minusSeconds(300),
                "no taxes here", NOW));
        scrobbling.forgetRefused(ALICE, "one");
        assertThat(standing().waiting().refused()).isZero();
    }

    @Test
    void anAccountThatIsNotAllowedAnyMoreIsPausedUntilItIsConnectedAgain() {
        connect();
        here.changeKey("another");
        play(ALICE, "Waterloo", NOW.minusSeconds(200));
        send();
        assertThat(standing().account().pausedFor()).contains("Service one");
        play(ALICE, "Dancing Queen", NOW.minusSeconds(100));
        clock.move(Duration.ofHours(2));
        int asked = here.asked();
        send();
        assertThat(here.asked()).isEqualTo(asked);
        assertThatThrownBy(() -> scrobbling.connect(alice, "one", "wrong", ScrobbleSettings.STANDARD))
                .isInstanceOf(LibraryException.Invalid.class)
                .hasMessageNotContaining("wrong");
        scrobbling.connect(alice, "one", "another", ScrobbleSettings.STANDARD);
        send();
        assertThat(standing().account().pausedFor()).isNull();
        assertThat(here.noted()).containsExactly("Waterloo", "Dancing Queen");
    }

    @Test
    void starsAreLovesThereAndOnlyTheLastWordIsTold() {
        connect();
        annotations.star(ALICE, List.of(library.trackId("Waterloo")), NOW);
        annotations.star(ALICE, List.of(library.trackId("Taxman")), NOW);
        annotations.unstar(ALICE, List.of(library.trackId("Taxman")));
        assertThat(standing().waiting().loves()).isEqualTo(2);
        send();
        assertThat(here.lovedTitles()).containsExactly("Waterloo");
        annotations.unstar(ALICE, List.of(library.trackId("Waterloo")));
        send();
        assertThat(here.lovedTitles()).isEmpty();
        assertThat(standing().waiting().loves()).isZero();
    }

    @Test
    void whatIsLovedThereGetsAStarHereOnceAndIsToldToTheOthersOnly() {
        Instant since = NOW.minus(Duration.ofDays(9));
        here.love(new LovedSong("waterloo", "Abba", null, since));
        here.love(new LovedSong("Never Heard", "Nobody", null, since));
        here.love(new LovedSong("HUMAN BEHAVIOUR", "Bjork", null, null));
        scrobbling.connect(alice, "two", "key", BOTH_WAYS);
        scrobbling.connect(alice, "one", "key", BOTH_WAYS);
        send();
        assertThat(starred()).containsExactlyInAnyOrder(library.trackId("Waterloo"),
                library.trackId("Human Behaviour"));
        assertThat(database.sql()
                .find("SELECT COUNT(*) FROM scrobble_love WHERE service = 'one'",
                        row -> row.number(1)))
                .as("not sent back")
                .contains(0L);
        scrobbling.send("two");
        assertThat(there.lovedTitles()).containsExactlyInAnyOrder("Waterloo", "Human Behaviour");
        annotations.unstar(ALICE, List.of(library.trackId("Human Behaviour")));
        clock.move(Duration.ofHours(25));
        here.down(true);
        send();
        here.down(false);
        clock.move(Duration.ofHours(2));
        send();
        assertThat(starred()).as("taken away here is taken away").containsExactly(library.trackId("Waterloo"));
    }

    private List<TrackId> starred() {
        return database.sql()
                .list("SELECT item FROM annotation WHERE user_id = ? AND kind = 1 AND starred_at IS NOT NULL",
                        row -> new TrackId(row.text(1)), ALICE.value());
    }

    @Test
    void whatPlaysNowIsToldOnceForEachSong() {
        connect();
        NowPlaying players = new NowPlaying();
        NowPlaying.Player player = new NowPlaying.Player(ALICE, "alice", "app");
        for (int report = 0; report < 3; report++) {
            events.publish(new NowPlayingChanged(players.report(player, library.trackId("Waterloo"),
                    Duration.ofMinutes(3), NowPlaying.State.PLAYING, Duration.ZERO, 1, clock.instant())));
        }
        Eventually.await("it to be told", () -> !here.playing().isEmpty());
        events.publish(new NowPlayingChanged(players.report(player, library.trackId("Dancing Queen"),
                Duration.ofMinutes(3), NowPlaying.State.STARTING, Duration.ZERO, 1, clock.instant())));
        Eventually.await("the next to be told", () -> here.playing().size() == 2);
        assertThat(here.playing()).containsExactly("Waterloo", "Dancing Queen");
        assertThat(here.noted()).isEmpty();
    }

    @Test
    void whoDisconnectsOrIsDeletedLeavesNothing() {
        connect();
        here.down(true);
        play(ALICE, "Waterloo", NOW);
        annotations.star(ALICE, List.of(library.trackId("Waterloo")), NOW);
        scrobbling.disconnect(ALICE, "one");
        assertThat(rows("scrobble_account") + rows("scrobble_play") + rows("scrobble_love")).isZero();
        assertThatThrownBy(() -> scrobbling.find(ALICE, "one")).isInstanceOf(LibraryException.NotFound.class);
        here.down(false);
        connect();
        here.down(true);
        play(ALICE, "Dancing Queen", NOW);
        new JdbcUsers(database).deleteUser(ALICE, _ -> {});
        assertThat(rows("scrobble_account") + rows("scrobble_play")).isZero();
        send();
    }

    @Test
    void whatWaitsIsBounded() {
        connect();
        here.down(true);
        for (int i = 0; i < 5; i++) {
            play(ALICE, "Waterloo", NOW.minusSeconds(100L * i));
        }
        JdbcScrobbleQueue queue = new JdbcScrobbleQueue(database);
        assertThat(queue.bound(ALICE, "one", 5, 5)).isZero();
        assertThat(queue.bound(ALICE, "one", 3, 5)).isEqualTo(2);
        assertThat(queue.listPlays(ALICE, "one", 10)).extracting(play -> play.at())
                .containsExactly(NOW.minusSeconds(200), NOW.minusSeconds(100), NOW);
    }

    @Test
    void keysAreSealedAndShownNowhere() {
        here.changeKey("very-secret");
        Standing standing = scrobbling.connect(alice, "one", "very-secret", ScrobbleSettings.STANDARD);
        assertThat(standing.toString()).doesNotContain("very-secret").contains("listener");
        assertThat(new String(new JdbcScrobbleAccounts(database).listAll().getFirst().sealed(),
                StandardCharsets.UTF_8)).doesNotContain("very-secret").contains("terces-yrev");
        assertThatThrownBy(() -> scrobbling.connect(alice, "three", "key", ScrobbleSettings.STANDARD))
                .isInstanceOf(LibraryException.NotFound.class);
    }
}
