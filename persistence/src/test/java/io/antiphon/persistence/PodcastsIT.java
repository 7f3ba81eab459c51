package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Annotation;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.podcast.JdbcPodcasts;
import io.antiphon.testing.PodcastsContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract of podcasts on every database.
@OnEveryDatabase
class PodcastsIT extends PodcastsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database;

    PodcastsIT(DatabaseOptions options) {
        this.database = Database.open(options);
    }

    @Override
    protected Podcasts podcasts() {
        return new JdbcPodcasts(database);
    }

    @Test
    void starsRatingsAndBookmarksOfEpisodesAreTold() {
        JdbcPodcasts podcasts = new JdbcPodcasts(database);
        JdbcAnnotations annotations = new JdbcAnnotations(database, new PersonalVersions());
        JdbcBookmarks bookmarks = new JdbcBookmarks(database);
        PodcastSamples.fill(podcasts, TEA, "a", "b", "c", "d");
        List<EpisodeId> ids = podcasts.listEpisodes(TEA).stream().map(PodcastEpisode::id).toList();
        annotations.star(ALICE, List.of(ids.get(0)), NOON);
        annotations.rate(ALICE, ids.get(1), 4);
        Bookmark bookmark = new Bookmark(ids.get(2), Duration.ofSeconds(90), "here", NOON, NOON);
        bookmarks.saveBookmark(ALICE, bookmark);
        assertThat(podcasts.listTreasured(TEA)).containsExactlyInAnyOrder(ids.get(0), ids.get(1), ids.get(2));
        assertThat(podcasts.findEpisode(ALICE, ids.get(0)).orElseThrow().annotation().starredAt()).isEqualTo(NOON);
        assertThat(podcasts.listEpisodes(ALICE, TEA).get(1).annotation().rating()).isEqualTo(4);
        assertThat(podcasts.listEpisodes(ALICE, TEA).get(1).annotation().averageRating()).isEqualTo(4.0);
        assertThat(bookmarks.listBookmarks(ALICE)).containsExactly(bookmark);
        Annotations.Play play = new Annotations.Play(ids.get(3), NOON, "phone");
        assertThat(annotations.recordPlays(ALICE, List.of(play, play))).containsExactly(play);
        Map<EpisodeId, Annotated<PodcastEpisode>> found = podcasts.findEpisodes(ALICE,
                List.of(ids.get(3), ids.get(1), new EpisodeId("nowhere")));
        assertThat(found).containsOnlyKeys(ids.get(3), ids.get(1));
        Annotation played = podcasts.findEpisode(ALICE, ids.get(3)).orElseThrow().annotation();
        assertThat(played.playCount()).isEqualTo(1);
        assertThat(played.playedAt()).isEqualTo(NOON);
        bookmarks.deleteBookmark(ALICE, ids.get(2));
        annotations.unstar(ALICE, List.of(ids.get(0)));
        assertThat(podcasts.listTreasured(TEA)).containsExactly(ids.get(1));
    }

    @AfterEach
    void close() {
        database.close();
    }
}
