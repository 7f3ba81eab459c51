package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static io.antiphon.testing.LibraryContract.alice;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.library.Annotation;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Annotations] must do.
public abstract class AnnotationsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected final LibraryFixture library = LibraryContract.library();
    private Catalogue catalogue;
    private Annotations annotations;
    private TrackId taxman;

    /// A catalogue that holds `library`, in which [LibraryContract#MERGED_TRACK] was merged into `Taxman`.
    protected abstract Catalogue catalogue();

    protected abstract Annotations annotations();

    @BeforeEach
    void open() {
        catalogue = catalogue();
        annotations = annotations();
        taxman = library.trackId("Taxman");
    }

    @Test
    void aStarKeepsItsDateWhenGivenAgainAndGoesWhenTaken() {
        annotations.star(ALICE, List.of(taxman), NOON);
        annotations.star(ALICE, List.of(taxman), NOON.plusSeconds(60));
        assertThat(ofTaxman().starredAt()).isEqualTo(NOON);
        annotations.unstar(ALICE, List.of(taxman));
        assertThat(ofTaxman()).isEqualTo(Annotation.NONE);
    }

    @Test
    void aRatingIsReplacedAndRemoved() {
        annotations.rate(ALICE, taxman, 2);
        annotations.rate(ALICE, taxman, 4);
        annotations.rate(BOB, taxman, 5);
        assertThat(ofTaxman().rating()).isEqualTo(4);
        assertThat(ofTaxman().averageRating()).isEqualTo(4.5);
        annotations.rate(ALICE, taxman, 0);
        annotations.rate(BOB, taxman, 0);
        assertThat(ofTaxman()).isEqualTo(Annotation.NONE);
    }

    @Test
    void aPlayReportedTwiceInTheSameSecondCountsOnce() {
        Play play = new Play(taxman, NOON, "phone");
        assertThat(annotations.recordPlays(ALICE, List.of(play, play))).containsExactly(play);
        assertThat(annotations.recordPlays(ALICE, List.of(new Play(taxman, NOON.plusMillis(500), "phone")))).isEmpty();
        assertThat(ofTaxman().playCount()).isEqualTo(1);
        assertThat(ofTaxman().playedAt()).isEqualTo(NOON);
    }

    @Test
    void aPlayCountsForTheAlbumAndTheArtistsAndAnOlderOneDoesNotTurnBackTheClock() {
        annotations.recordPlays(ALICE, List.of(new Play(taxman, NOON, "phone"),
                new Play(library.trackId("Eleanor Rigby"), NOON.minusSeconds(9), "phone")));
        Annotation album = catalogue.findAlbum(alice(), library.albumId(1, "The Beatles", "Revolver"))
                .orElseThrow()
                .annotation();
        assertThat(album.playCount()).isEqualTo(2);
        assertThat(album.playedAt()).isEqualTo(NOON);
        assertThat(
                catalogue.findArtist(alice(), library.artistId("The Beatles")).orElseThrow().annotation().playCount())
                .isEqualTo(2);
    }

    @Test
    void writesToAMergedIdReachWhatItBecame() {
        TrackId merged = new TrackId(LibraryContract.MERGED_TRACK);
        annotations.rate(ALICE, merged, 3);
        annotations.recordPlays(ALICE, List.of(new Play(merged, NOON, "phone"), new Play(taxman, NOON, "phone")));
        assertThat(ofTaxman().rating()).isEqualTo(3);
        assertThat(ofTaxman().playCount()).isEqualTo(1);
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws InterruptedException {
        List<UserId> users = List.of(ALICE, BOB, new UserId("user000000000003"), new UserId("user000000000004"));
        Together.run(8, worker -> {
            for (int i = 0; i < 10; i++) {
                annotations.recordPlays(users.getFirst(),
                        List.of(new Play(taxman, NOON.plusSeconds(worker * 100L + i), "phone")));
                annotations.rate(users.get(worker % users.size()), taxman, 1 + (worker + i) % 5);
                annotations.star(users.get(i % users.size()), List.of(library.trackId("Waterloo"), taxman), NOON);
            }
        });
        assertThat(ofTaxman().playCount()).isEqualTo(80);
        List<Integer> ratings = new ArrayList<>();
        users.forEach(user -> ratings
                .add(catalogue.findTrack(LibraryContract.viewer(user), taxman).orElseThrow().annotation().rating()));
        double average = ratings.stream().mapToInt(Integer::intValue).average().orElseThrow();
        assertThat(ofTaxman().averageRating()).isEqualTo(average);
    }

    private Annotation ofTaxman() {
        return catalogue.findTrack(alice(), taxman).orElseThrow().annotation();
    }
}
