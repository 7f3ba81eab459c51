package io.antiphon.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.podcast.ChannelAbout;
import io.antiphon.core.podcast.ChannelImage;
import io.antiphon.core.podcast.EpisodeChanges;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.FeedValidators;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.core.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Podcasts] must do.
public abstract class PodcastsContract {

    protected static final UserId ALICE = new UserId("podcastalice0001");
    protected static final ChannelId TEA = new ChannelId("channeltea000001");
    protected static final EpisodeId FIRST = new EpisodeId("episode000000001");
    private static final EpisodeId SECOND = new EpisodeId("episode000000002");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String URL = "https://feeds.example.org/tea?key=" + "k".repeat(900);
    private static final EpisodeFile FILE = new EpisodeFile(1234, "mp3", "audio/mpeg", false, true,
            new AudioProperties("mp3", 128, 0, 44100, 2, Duration.ofMillis(61_001)));

    private Podcasts podcasts;

    /// An empty store.
    protected abstract Podcasts podcasts();

    @BeforeEach
    void open() {
        podcasts = podcasts();
    }

    @Test
    void aChannelIsAddedOnce() {
        PodcastChannel added = podcasts.addChannel(TEA, URL, NOON);
        assertThat(added).isEqualTo(PodcastChannel.added(TEA, URL, NOON));
        assertThat(podcasts.addChannel(new ChannelId("other00000000001"), URL, NOON.plusSeconds(1))).isEqualTo(added);
        assertThat(podcasts.listChannels()).containsExactly(added);
        assertThat(podcasts.findChannel(new ChannelId("other00000000001"))).isEmpty();
    }

    @Test
    void everythingOfAChannelIsKept() {
        podcasts.addChannel(TEA, URL, NOON);
        PodcastChannel changed = channel("Tea");
        podcasts.saveChannel(changed);
        assertThat(podcasts.findChannel(TEA)).contains(changed);
    }

    @Test
    void channelsAreListedByTitleWhateverItsCase() {
        podcasts.addChannel(TEA, URL, NOON);
        podcasts.addChannel(new ChannelId("c2"), "https://example.org/2", NOON);
        podcasts.addChannel(new ChannelId("c3"), "https://example.org/3", NOON);
        podcasts.saveChannel(channel("zebra"));
        podcasts.saveChannel(new PodcastChannel(new ChannelId("c3"), "https://example.org/3",
                new ChannelAbout("Apple", null, null, null), PodcastStatus.COMPLETED, null, NOON, NOON,
                FeedValidators.NONE, null));
        assertThat(podcasts.listChannels()).extracting(one -> one.id().value())
                .containsExactly("c3", TEA.value(), "c2");
    }

    @Test
    void everythingOfAnEpisodeIsKeptAndTheNewestComeFirst() {
        fill();
        assertThat(podcasts.listEpisodes(TEA)).containsExactly(episode(SECOND, "two", NOON.minusSeconds(10)),
                episode(FIRST, "one", NOON.minusSeconds(20)));
        assertThat(podcasts.findEpisode(ALICE, FIRST).orElseThrow().item())
                .isEqualTo(episode(FIRST, "one", NOON.minusSeconds(20)));
    }

    @Test
    void anEpisodeWithoutDateIsAsNewAsItsFirstSight() {
        fill();
        podcasts.saveRefresh(channel("Tea"),
                new EpisodeChanges(List.of(episode(new EpisodeId("e3"), "three", null)), Map.of()));
        assertThat(podcasts.listEpisodes(TEA)).extracting(one -> one.id().value())
                .containsExactly("e3", SECOND.value(), FIRST.value());
    }

    @Test
    void anIdentityThatIsThereIsNotAddedAgain() {
        fill();
        PodcastEpisode again = episode(new EpisodeId("e3"), "one", NOON);
        podcasts.saveRefresh(channel("Tea"), new EpisodeChanges(List.of(again), Map.of()));
        assertThat(podcasts.listEpisodes(TEA)).hasSize(2);
        assertThat(podcasts.findEpisode(new EpisodeId("e3"))).isEmpty();
    }

    @Test
    void aChangedEntryLeavesIdAndStateAlone() {
        fill();
        complete(FIRST);
        FeedEntry changed = entry("one-new", "Better title", NOON);
        podcasts.saveRefresh(channel("Tea"), new EpisodeChanges(List.of(), Map.of(FIRST, changed)));
        PodcastEpisode episode = podcasts.findEpisode(FIRST).orElseThrow();
        assertThat(episode.entry()).isEqualTo(changed);
        assertThat(episode.state()).isEqualTo(EpisodeState.completed(FILE));
        assertThat(podcasts.listEpisodes(TEA).getFirst().id()).isEqualTo(FIRST);
    }

    @Test
    void aStateChangesOnlyFromTheOneThatIsMeant() {
        fill();
        assertThat(podcasts.changeState(FIRST, PodcastStatus.DOWNLOADING, EpisodeState.completed(FILE))).isFalse();
        assertThat(podcasts.findEpisode(FIRST).orElseThrow().status()).isEqualTo(PodcastStatus.NEW);
        assertThat(podcasts.changeState(FIRST, PodcastStatus.NEW, EpisodeState.DOWNLOADING)).isTrue();
        assertThat(podcasts.listDownloading()).extracting(PodcastEpisode::id).containsExactly(FIRST);
        assertThat(podcasts.changeState(FIRST, PodcastStatus.DOWNLOADING, EpisodeState.failed("gone"))).isTrue();
        assertThat(podcasts.findEpisode(FIRST).orElseThrow().state()).isEqualTo(EpisodeState.failed("gone"));
        assertThat(podcasts.listDownloading()).isEmpty();
    }

    @Test
    void theNewestOfAllChannelsLeaveOutWhatWasDeleted() {
        fill();
        podcasts.addChannel(new ChannelId("c2"), "https://example.org/2", NOON);
        PodcastEpisode other = new PodcastEpisode(new EpisodeId("e3"), new ChannelId("c2"),
                entry("one", "Other", NOON.minusSeconds(15)), EpisodeState.NEW, NOON);
        podcasts.saveRefresh(PodcastChannel.added(new ChannelId("c2"), "https://example.org/2", NOON),
                new EpisodeChanges(List.of(other), Map.of()));
        assertThat(newest(2)).containsExactly(SECOND.value(), "e3");
        podcasts.changeState(SECOND, PodcastStatus.NEW, EpisodeState.DELETED);
        assertThat(newest(9)).containsExactly("e3", FIRST.value());
        assertThat(podcasts.listEpisodes(TEA)).hasSize(2);
    }

    @Test
    void aRemovedChannelIsOutOfSightAndComesBackWithItsIds() {
        fill();
        complete(FIRST);
        podcasts.removeChannel(TEA);
        assertThat(podcasts.listChannels()).isEmpty();
        assertThat(podcasts.findChannel(TEA)).isEmpty();
        assertThat(podcasts.findEpisode(FIRST)).isEmpty();
        assertThat(podcasts.listEpisodes(TEA)).isEmpty();
        assertThat(newest(9)).isEmpty();
        podcasts.saveRefresh(channel("Late"), new EpisodeChanges(List.of(), Map.of()));
        assertThat(podcasts.findChannel(TEA)).isEmpty();

        PodcastChannel back = podcasts.addChannel(new ChannelId("other00000000001"), URL, NOON.plusSeconds(5));
        assertThat(back.id()).isEqualTo(TEA);
        assertThat(back.status()).isEqualTo(PodcastStatus.NEW);
        assertThat(back.checkedAt()).isNull();
        assertThat(back.validators()).isEqualTo(FeedValidators.NONE);
        assertThat(podcasts.listEpisodes(TEA)).extracting(PodcastEpisode::status)
                .containsExactly(PodcastStatus.NEW, PodcastStatus.DELETED);
    }

    private void fill() {
        podcasts.addChannel(TEA, URL, NOON);
        podcasts.saveRefresh(channel("Tea"), new EpisodeChanges(List.of(episode(SECOND, "two", NOON.minusSeconds(10)),
                episode(FIRST, "one", NOON.minusSeconds(20))), Map.of()));
    }

    private void complete(EpisodeId id) {
        podcasts.changeState(id, PodcastStatus.NEW, EpisodeState.DOWNLOADING);
        podcasts.changeState(id, PodcastStatus.DOWNLOADING, EpisodeState.completed(FILE));
    }

    private List<String> newest(int count) {
        return podcasts.listNewestEpisodes(ALICE, count).stream().map(one -> one.item().id().value()).toList();
    }

    private static PodcastChannel channel(String title) {
        return new PodcastChannel(TEA, URL,
                new ChannelAbout(title, "Über Tee\nund mehr", "Ann", "https://example.org/tea.png"),
                PodcastStatus.ERROR, "the host is down", NOON, NOON.plusSeconds(60),
                new FeedValidators("\"v1\"", "Sun, 01 Mar 2026 12:00:00 GMT"),
                new ChannelImage("https://example.org/tea.png", "abcd"));
    }

    private static PodcastEpisode episode(EpisodeId id, String identity, @Nullable Instant publishedAt) {
        return new PodcastEpisode(id, TEA, entry(identity, "Episode " + identity, publishedAt), EpisodeState.NEW,
                NOON);
    }

    private static FeedEntry entry(String identity, String title, @Nullable Instant publishedAt) {
        return new FeedEntry(identity, title, "About it", "Ann", publishedAt, "https://example.org/%s.mp3"
                .formatted(identity), "audio/mpeg", 5_000_000_000L, Duration.ofMinutes(30), 7,
                ExplicitStatus.CLEAN);
    }
}
