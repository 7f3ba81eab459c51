package io.antiphon.core.podcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.ExplicitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeMatcherTest {

    private static final PodcastEpisode KNOWN = new PodcastEpisode(new EpisodeId("known"), new ChannelId("c"),
            entry("guid", "http://x.example.org/1.mp3"), EpisodeState.NEW, Instant.EPOCH);

    @Test
    void anEpisodeThatIsThereIsNeitherAddedNorChanged() {
        EpisodeMatcher.Match match = match(KNOWN.entry());
        assertThat(match.added()).isEmpty();
        assertThat(match.changed()).isEmpty();
    }

    @Test
    void aChangedGuidIsRecognisedByTheAddress() {
        FeedEntry moved = entry("other guid", KNOWN.entry().enclosureUrl());
        EpisodeMatcher.Match match = match(moved);
        assertThat(match.added()).isEmpty();
        assertThat(match.changed()).containsEntry(KNOWN.id(), moved);
    }

    @Test
    void aChangedAddressIsRecognisedByTheGuid() {
        FeedEntry moved = entry("guid", "http://cdn.example.org/1.mp3?token=7");
        assertThat(match(moved).changed()).containsEntry(KNOWN.id(), moved);
    }

    @Test
    void anEpisodeThatTheFeedStillListsIsNotTakenForAnotherWithItsAddress() {
        FeedEntry other = entry("other guid", KNOWN.entry().enclosureUrl());
        EpisodeMatcher.Match match = match(other, KNOWN.entry());
        assertThat(match.added()).containsExactly(other);
        assertThat(match.changed()).isEmpty();
    }

    @Test
    void anIdentityThatIsListedTwiceIsAddedOnce() {
        FeedEntry first = entry("new", "http://x.example.org/2.mp3");
        assertThat(match(first, entry("new", "http://x.example.org/3.mp3")).added()).containsExactly(first);
    }

    @Test
    void whatTheFeedNoLongerListsIsLeftAlone() {
        assertThat(match().changed()).isEmpty();
    }

    private static EpisodeMatcher.Match match(FeedEntry... entries) {
        return EpisodeMatcher.match(List.of(KNOWN), List.of(entries));
    }

    private static FeedEntry entry(String identity, String url) {
        return new FeedEntry(identity, "Title", null, null, null, url, null, 0, Duration.ZERO, null,
                ExplicitStatus.UNKNOWN);
    }
}
