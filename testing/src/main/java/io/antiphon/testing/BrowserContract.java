package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static io.antiphon.testing.LibraryContract.alice;
import static io.antiphon.testing.LibraryContract.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.browse.AlbumFilter;
import io.antiphon.core.browse.ArtistFilter;
import io.antiphon.core.browse.Browser;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.core.browse.Stretch;
import io.antiphon.core.browse.TrackFilter;
import io.antiphon.core.collection.OwnCollections;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [Browser] must do, and collections with it.
public abstract class BrowserContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Order<Order.OfTracks> BY_TITLE = new Order<>(Order.OfTracks.TITLE, false);
    private static final Order<Order.OfAlbums> BY_NAME = new Order<>(Order.OfAlbums.NAME, false);

    protected final LibraryFixture library = LibraryContract.library();

    protected abstract Browser browser();

    protected abstract Annotations annotations();

    protected abstract OwnCollections collections();

    @Test
    void everyFilterOfTracksChooses() {
        assertThat(titles(alice(), TrackFilter.ALL)).hasSize(9).isSorted();
        assertThat(titles(alice(), filter("Rock", null, null, null))).containsExactly("Eleanor Rigby", "Taxman");
        assertThat(titles(alice(), filter("rOCK", null, null, null))).hasSize(2);
        assertThat(titles(alice(), filter(null, 1967, 1969, null))).containsExactly("Peaches en Regalia");
        assertThat(titles(alice(), filter(null, null, null, "MONEY"))).containsExactly("Money, Money, Money");
        assertThat(titles(alice(), filter(null, null, null, "bjork"))).as("an artist, without accents").hasSize(2);
        assertThat(titles(alice(), filter(null, null, null, "debut"))).as("an album").hasSize(2);
        assertThat(titles(alice(), TrackFilter.of(library.albumId(1, "Björk", "Debut")))).hasSize(2);
        assertThat(titles(alice(), of(library.artistId("Björk"), "FLAC"))).hasSize(2);
        assertThat(titles(alice(), of(library.artistId("Björk"), "mp3"))).isEmpty();
        assertThat(titles(alice(), of(new ArtistId("nobody0000000000"), null))).isEmpty();
    }

    @Test
    void jokersAndQuotesAreTexts() {
        for (String text : List.of("%", "_axman", "!", "' OR 1=1 --", "\\", "\0%x", "?")) {
            assertThat(titles(alice(), filter(null, null, null, text))).as(text).isEmpty();
            assertThat(titles(alice(), filter(text, null, null, null))).as(text).isEmpty();
            assertThat(titles(alice(), of(library.artistId("Björk"), text))).as(text).isEmpty();
            assertThat(titles(alice(), of(new ArtistId(text), null))).as(text).isEmpty();
        }
    }

    @Test
    void onlyWhatIsInSightIsListed() {
        assertThat(titles(bob(), TrackFilter.ALL)).isNotEmpty().hasSizeLessThan(9).doesNotContain("Waterloo");
        assertThat(browser().albums(bob(), AlbumFilter.ALL, BY_NAME, Stretch.first(50)).items())
                .allMatch(album -> bob().musicFolders().contains(album.item().musicFolder()));
    }

    @Test
    void whatTheViewerDidChoosesAndOrders() {
        TrackId taxman = library.trackId("Taxman");
        TrackId waterloo = library.trackId("Waterloo");
        annotations().star(ALICE, List.of(taxman), NOON);
        annotations().star(BOB, List.of(library.trackId("Eleanor Rigby")), NOON);
        annotations().rate(ALICE, waterloo, 4);
        annotations().rate(ALICE, taxman, 2);
        annotations().recordPlays(ALICE, List.of(new Play(taxman, NOON, "c"), new Play(waterloo,
                NOON.plusSeconds(60), "c")));
        assertThat(titles(alice(), marked(true, null))).containsExactly("Taxman");
        assertThat(titles(alice(), marked(false, null))).hasSize(8).doesNotContain("Taxman");
        assertThat(titles(alice(), marked(null, 3))).containsExactly("Waterloo");
        assertThat(browser().tracks(alice(), TrackFilter.PLAYED, new Order<>(Order.OfTracks.PLAYED, true),
                Stretch.first(10)).items()).extracting(track -> track.item().title())
                .containsExactly("Waterloo", "Taxman");
        assertThat(ordered(Order.OfTracks.RATING, true)).startsWith("Waterloo", "Taxman");
        assertThat(ordered(Order.OfTracks.RATING, false)).startsWith("Taxman", "Waterloo").hasSize(9);
        for (Order.OfTracks by : Order.OfTracks.values()) {
            assertThat(ordered(by, false)).as("%s", by).hasSize(9).doesNotHaveDuplicates();
            assertThat(ordered(by, true)).as("%s", by).hasSize(9).doesNotHaveDuplicates();
        }
    }

    @Test
    void albumsAndArtistsAreFilteredAndOrdered() {
        annotations().star(ALICE, List.of(library.albumId(1, "Björk", "Debut")), NOON);
        annotations().rate(ALICE, library.artistId("Björk"), 5);
        assertThat(albums(new AlbumFilter(null, null, null, null, true, null, null, null))).containsExactly("Debut");
        assertThat(albums(new AlbumFilter(library.artistId("Björk"), null, null, null, null, null, null, null)))
                .containsExactly("Debut");
        assertThat(albums(new AlbumFilter(null, "Rock", null, null, null, null, null, null))).hasSize(1);
        assertThat(albums(new AlbumFilter(null, null, null, null, null, null, "björk", null))).containsExactly("Debut");
        assertThat(albums(new AlbumFilter(null, null, 1974, null, null, null, null, Instant.EPOCH))).isNotEmpty();
        for (Order.OfAlbums by : Order.OfAlbums.values()) {
            assertThat(browser().albums(alice(), AlbumFilter.ALL, new Order<>(by, true), Stretch.first(50)).items())
                    .as("%s", by)
                    .hasSameSizeAs(albums(AlbumFilter.ALL));
        }
        for (Order.OfArtists by : Order.OfArtists.values()) {
            assertThat(browser().artists(alice(), ArtistFilter.ALL, new Order<>(by, true), Stretch.first(50)).items())
                    .as("%s", by)
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        }
        assertThat(browser().artists(alice(), new ArtistFilter(true, null, 5, "BJORK"),
                new Order<>(Order.OfArtists.NAME, false), Stretch.first(5)).items())
                .extracting(artist -> artist.item().name())
                .containsExactly("Björk");
    }

    @Test
    void readingOnGivesEverythingOnceThoughThingsComeAndGo() {
        List<String> read = new ArrayList<>();
        Slice<Annotated<Track>> first = browser().tracks(alice(), TrackFilter.ALL,
                new Order<>(Order.OfTracks.STARRED, true), Stretch.first(4));
        first.items().forEach(track -> read.add(track.item().title()));
        assertThat(first.total()).isEqualTo(9);
        // What was read last goes on being where it is, though everything before it moves.
        annotations().star(ALICE, List.of(last(first)), NOON);
        Slice<Annotated<Track>> second = browser().tracks(alice(), TrackFilter.ALL,
                new Order<>(Order.OfTracks.STARRED, true), new Stretch(4, last(first).value(), 100));
        assertThat(second.offset()).isEqualTo(1);
        assertThat(browser().tracks(alice(), TrackFilter.ALL, BY_TITLE, new Stretch(4, null, 3)).items()).hasSize(3);
        assertThat(
                browser().tracks(alice(), TrackFilter.ALL, BY_TITLE, new Stretch(4, "gone000000000000", 100)).items())
                .hasSize(5);
        assertThat(browser().tracks(alice(), TrackFilter.ALL, BY_TITLE, new Stretch(99, null, 3)).items()).isEmpty();
    }

    @Test
    void aCollectionHoldsWhatItsOwnerTookOnce() {
        TrackId taxman = library.trackId("Taxman");
        collections().add(ALICE, List.of(taxman, library.trackId("Waterloo")), NOON);
        collections().add(ALICE, List.of(new TrackId(LibraryContract.MERGED_TRACK), taxman), NOON.plusSeconds(5));
        TrackFilter collected = new TrackFilter(null, null, null, null, null, null, null, null, null, null, null,
                false, true);
        int held = titles(alice(), collected).size();
        assertThat(titles(alice(), collected)).contains("Taxman", "Waterloo").doesNotHaveDuplicates();
        assertThat(titles(bob(), collected)).isEmpty();
        assertThat(collections().contains(ALICE, taxman)).isTrue();
        collections().remove(ALICE, List.of(taxman));
        assertThat(titles(alice(), collected)).hasSize(held - 1).doesNotContain("Taxman");
        assertThat(collections().contains(ALICE, taxman)).isFalse();
    }

    private static TrackId last(Slice<Annotated<Track>> slice) {
        return slice.items().getLast().item().id();
    }

    private List<String> titles(Viewer viewer, TrackFilter filter) {
        return browser().tracks(viewer, filter, BY_TITLE, Stretch.first(100))
                .items()
                .stream()
                .map(track -> track.item().title())
                .toList();
    }

    private List<String> ordered(Order.OfTracks by, boolean descending) {
        return browser().tracks(alice(), TrackFilter.ALL, new Order<>(by, descending), Stretch.first(100))
                .items()
                .stream()
                .map(track -> track.item().title())
                .toList();
    }

    private List<String> albums(AlbumFilter filter) {
        return browser().albums(alice(), filter, BY_NAME, Stretch.first(100))
                .items()
                .stream()
                .map(album -> album.item().name())
                .toList();
    }

    private static TrackFilter filter(@Nullable String genre, @Nullable Integer from, @Nullable Integer to,
            @Nullable String text) {
        return new TrackFilter(null, null, null, genre, from, to, null, null, text, null, null, false, false);
    }

    private static TrackFilter of(ArtistId artist, @Nullable String format) {
        return new TrackFilter(artist, null, null, null, null, null, null, null, null, null, format, false, false);
    }

    private static TrackFilter marked(@Nullable Boolean starred, @Nullable Integer rating) {
        return new TrackFilter(null, null, null, null, null, null, starred, rating, null, null, null, false, false);
    }
}
