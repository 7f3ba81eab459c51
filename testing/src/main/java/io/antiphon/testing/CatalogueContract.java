package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.MERGED_TRACK;
import static io.antiphon.testing.LibraryContract.alice;
import static io.antiphon.testing.LibraryContract.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.Page;
import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.BriefTrack;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.Genre;
import io.antiphon.core.library.LibraryCounts;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Catalogue] must do.
public abstract class CatalogueContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected final LibraryFixture library = LibraryContract.library();
    private Catalogue catalogue;
    private Annotations annotations;

    /// A catalogue that holds `library`, in which [LibraryContract#MERGED_TRACK] was merged into `Taxman`.
    protected abstract Catalogue catalogue();

    /// Annotations that the catalogue shows.
    protected abstract Annotations annotations();

    @BeforeEach
    void open() {
        catalogue = catalogue();
        annotations = annotations();
    }

    @Test
    void newestAlbumsComeInReverseOrderOfBeingAdded() {
        assertThat(albums(alice(), new AlbumSelection.Newest())).containsExactly("Clips", "Hot Rats", "Waterloo",
                "Debut", "Arrival", "Revolver");
    }

    @Test
    void albumsByNameAndByArtistAreSortedByFoldedNames() {
        assertThat(albums(alice(), new AlbumSelection.ByName())).containsExactly("Arrival", "Clips", "Debut",
                "Hot Rats", "Revolver", "Waterloo");
        assertThat(albums(alice(), new AlbumSelection.ByArtist())).containsExactly("Waterloo", "Arrival", "Clips",
                "Revolver", "Debut", "Hot Rats");
    }

    @Test
    void albumsOfASpanOfYearsComeInTheDirectionAsked() {
        assertThat(albums(alice(), new AlbumSelection.ByYear(1966, 1974))).containsExactly("Revolver", "Hot Rats",
                "Waterloo");
        assertThat(albums(alice(), new AlbumSelection.ByYear(1974, 1966))).containsExactly("Waterloo", "Hot Rats",
                "Revolver");
    }

    @Test
    void albumsOfAGenreAreFoundWithoutCase() {
        assertThat(albums(alice(), new AlbumSelection.ByGenre("pOP"))).containsExactly("Arrival", "Revolver",
                "Waterloo");
        assertThat(albums(alice(), new AlbumSelection.ByGenre("Polka"))).isEmpty();
    }

    @Test
    void albumsOfAnArtistComeOldestFirstAndThoseTheyFeatureOnApart() {
        assertThat(albums(alice(), new AlbumSelection.OfArtist(library.artistId("ABBA")))).containsExactly("Waterloo",
                "Arrival", "Clips");
        assertThat(albums(alice(), new AlbumSelection.Featuring(library.artistId("Björk & Friends"))))
                .containsExactly("Debut");
        assertThat(albums(alice(), new AlbumSelection.Featuring(library.artistId("ABBA")))).isEmpty();
    }

    @Test
    void aRandomOrderIsAPermutationThatOnlyTheSeedDecides() {
        List<String> once = albums(alice(), new AlbumSelection.Random(7));
        assertThat(albums(alice(), new AlbumSelection.Random(7))).isEqualTo(once);
        assertThat(once).containsExactlyInAnyOrderElementsOf(albums(alice(), new AlbumSelection.ByName()));
        assertThat(List.of(1, 2, 3, 4, 5, 6))
                .anySatisfy(seed -> assertThat(albums(alice(), new AlbumSelection.Random(seed))).isNotEqualTo(once));
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndEndAtTheEnd() {
        List<String> all = albums(alice(), new AlbumSelection.ByName());
        assertThat(names(new Page(0, 4))).isEqualTo(all.subList(0, 4));
        assertThat(names(new Page(4, 4))).isEqualTo(all.subList(4, 6));
        assertThat(names(new Page(6, 4))).isEmpty();
        assertThat(catalogue.listAlbums(alice(), new AlbumSelection.ByName(), new Page(4, 4)).size()).isEqualTo(2);
    }

    @Test
    void whatTheViewerDidOrdersTheirOwnListsOnly() {
        annotations.star(ALICE, List.of(album("Revolver"), album("Debut")), NOON);
        annotations.star(ALICE, List.of(album("Arrival")), NOON.plusSeconds(1));
        annotations.rate(ALICE, album("Debut"), 5);
        annotations.rate(ALICE, album("Revolver"), 3);
        annotations.recordPlays(ALICE, List.of(new Annotations.Play(library.trackId("Taxman"), NOON, "test"),
                new Annotations.Play(library.trackId("Taxman"), NOON.plusSeconds(200), "test"),
                new Annotations.Play(library.trackId("Dancing Queen"), NOON.plusSeconds(400), "test")));
        assertThat(albums(alice(), new AlbumSelection.Starred())).containsExactly("Arrival", "Debut", "Revolver");
        assertThat(albums(alice(), new AlbumSelection.Highest())).containsExactly("Debut", "Revolver");
        assertThat(albums(alice(), new AlbumSelection.Frequent())).containsExactly("Revolver", "Arrival");
        assertThat(albums(alice(), new AlbumSelection.Recent())).containsExactly("Arrival", "Revolver");
        assertThat(albums(bob(), new AlbumSelection.Starred())).isEmpty();
    }

    @Test
    void nothingOutsideTheViewersMusicFoldersIsListedFoundOrCounted() {
        assertThat(albums(bob(), new AlbumSelection.ByName())).containsExactly("Arrival", "Clips", "Debut", "Revolver");
        assertThat(catalogue.findAlbum(bob(), library.albumId(2, "Zappa", "Hot Rats"))).isEmpty();
        assertThat(catalogue.findTrack(bob(), library.trackId("Peaches en Regalia"))).isEmpty();
        assertThat(catalogue.findArtist(bob(), library.artistId("Zappa"))).isEmpty();
        assertThat(catalogue.findArtistNamed(bob(), "Zappa")).isEmpty();
        assertThat(catalogue.findFolder(bob(), library.folderId(2, "Zappa"))).isEmpty();
        assertThat(catalogue.listGenres(bob()).map(Genre::name).toList()).containsExactly("Electronic", "Pop", "Rock");
        assertThat(catalogue.findArtist(bob(), library.artistId("ABBA")).orElseThrow().item().albumCount())
                .isEqualTo(2);
        assertThat(catalogue.findArtist(alice(), library.artistId("ABBA")).orElseThrow().item().albumCount())
                .isEqualTo(3);
        assertThat(catalogue.count(alice().within(3))).isEqualTo(new LibraryCounts(0, 0, 0, 0));
    }

    @Test
    void missingTracksAreLeftOutOfListsAndFoundById() {
        assertThat(tracks(alice(), new TrackSelection.All())).doesNotContain("Nowhere").hasSize(9);
        assertThat(catalogue.findTrack(alice(), library.trackId("Nowhere")).orElseThrow().item().file().missing())
                .isTrue();
        assertThat(catalogue.findAlbum(alice(), library.albumId(1, "Lost", "Gone"))).isPresent();
    }

    @Test
    void videosAreInListsOfVideosOfTheirAlbumAndOfTheirFolderOnly() {
        assertThat(tracks(alice(), new TrackSelection.All())).doesNotContain("Fernando");
        assertThat(tracks(alice(), new TrackSelection.Videos())).containsExactly("Fernando");
        assertThat(tracks(alice(), new TrackSelection.OfFolder(library.folderId(1, "ABBA/Clips"))))
                .containsExactly("Fernando");
        assertThat(tracks(alice(), new TrackSelection.OfAlbum(album("Clips")))).containsExactly("Fernando");
    }

    @Test
    void tracksInSightAreFoundBriefly() {
        TrackId taxman = library.trackId("Taxman");
        TrackId gone = library.trackId("Nowhere");
        TrackId unseen = new TrackId("nope");
        assertThat(catalogue.findBriefTracks(alice(), List.of(taxman, gone, unseen)))
                .isEqualTo(Map.of(taxman, brief(taxman), gone, brief(gone)));
        assertThat(catalogue.findBriefTracks(alice(), List.of())).isEmpty();
        assertThat(catalogue.findBriefTracks(new Viewer(ALICE, Set.of()), List.of(taxman, gone))).isEmpty();
    }

    private BriefTrack brief(TrackId id) {
        return new BriefTrack(id, catalogue.findTrack(alice(), id).orElseThrow().item().audio().duration());
    }

    @Test
    void theIdOfAMergedTrackAnswersWithWhatItBecame() {
        TrackId merged = new TrackId(MERGED_TRACK);
        assertThat(catalogue.findTrack(alice(), merged).orElseThrow().item().title()).isEqualTo("Taxman");
        assertThat(catalogue.findTracks(alice(), List.of(merged, library.trackId("Taxman")))).hasSize(2);
        assertThat(catalogue.findBriefTracks(alice(), List.of(merged)).get(merged))
                .isEqualTo(brief(library.trackId("Taxman")));
        annotations.star(ALICE, List.of(merged), NOON);
        assertThat(tracks(alice(), new TrackSelection.Starred())).containsExactly("Taxman");
    }

    @Test
    void tracksAreListedByAlbumGenreYearsAndArtist() {
        assertThat(tracks(alice(), new TrackSelection.OfAlbum(album("Revolver")))).containsExactly("Taxman",
                "Eleanor Rigby");
        assertThat(tracks(alice(), new TrackSelection.ByGenre("jazz"))).containsExactly("Peaches en Regalia");
        assertThat(tracks(alice(), new TrackSelection.Random(1, null, 1974, 1976))).containsExactlyInAnyOrder(
                "Dancing Queen", "Money, Money, Money",
                "Waterloo", "Watch Out");
        assertThat(tracks(alice(), new TrackSelection.Random(1, "Pop", null, 1970))).containsExactlyInAnyOrder("Taxman",
                "Eleanor Rigby");
        assertThat(tracks(alice(), new TrackSelection.OfArtist(library.artistId("Björk & Friends"))))
                .containsExactly("Venus as a Boy");
    }

    @Test
    void theTopTracksOfAnArtistAreThoseMostPlayedByAll() {
        annotations.recordPlays(LibraryContract.BOB,
                List.of(new Annotations.Play(library.trackId("Eleanor Rigby"), NOON, "test")));
        assertThat(tracks(alice(), new TrackSelection.TopOfArtist(library.artistId("The Beatles"))))
                .containsExactly("Eleanor Rigby", "Taxman");
    }

    @Test
    void annotationsStandOnTheItemsThatAreListed() {
        annotations.rate(ALICE, library.trackId("Taxman"), 5);
        annotations.rate(LibraryContract.BOB, library.trackId("Taxman"), 2);
        var taxman = catalogue.listTracks(alice(), new TrackSelection.OfAlbum(album("Revolver")), Page.ALL)
                .toList()
                .getFirst();
        assertThat(taxman.annotation().rating()).isEqualTo(5);
        assertThat(taxman.annotation().averageRating()).isEqualTo(3.5);
        assertThat(catalogue.findTrack(bob(), library.trackId("Eleanor Rigby")).orElseThrow().annotation().rating())
                .isNull();
    }

    @Test
    void artistsAreFoundByNameAndListedWithTheirCounts() {
        assertThat(catalogue.findArtistNamed(alice(), "bjork").orElseThrow().item().name()).isEqualTo("Björk");
        assertThat(catalogue.findArtistsNamed(alice(), List.of("Nobody", "bjork", "ZAPPA", "Björk")))
                .extracting(artist -> artist.item().name())
                .containsExactly("Björk", "Zappa");
        assertThat(catalogue.findArtistsNamed(bob(), List.of("Zappa"))).isEmpty();
        List<Artist> artists = catalogue.listAlbumArtists(alice()).map(artist -> artist.item()).toList();
        assertThat(artists).extracting(Artist::name).containsExactly("ABBA", "The Beatles", "Björk", "Zappa");
        assertThat(artists.getFirst().trackCount()).isEqualTo(5);
        assertThat(catalogue.listAllArtists(alice(), Page.ALL).map(artist -> artist.item().name()).toList())
                .contains("Björk & Friends");
        annotations.star(ALICE, List.of(library.artistId("Zappa")), NOON);
        assertThat(catalogue.listStarredArtists(alice()).map(artist -> artist.item().name()).toList())
                .containsExactly("Zappa");
    }

    @Test
    void foldersAreBrowsedFromTheirRootsDown() {
        assertThat(catalogue.listTopFolders(bob()).map(folder -> folder.item().name()).toList()).containsExactly("ABBA",
                "The Beatles", "Björk");
        var inside = catalogue.listSubfolders(alice(), library.folderId(1, "ABBA"))
                .map(folder -> folder.item().name())
                .toList();
        assertThat(inside).containsExactly("Arrival", "Clips");
        Folder arrival = catalogue.findFolder(alice(), library.folderId(1, "ABBA/Arrival")).orElseThrow().item();
        assertThat(arrival.album()).isEqualTo(album("Arrival"));
        assertThat(arrival.parent()).isEqualTo(library.folderId(1, "ABBA"));
        assertThat(catalogue.listPathTo(arrival.id())).extracting(Folder::path)
                .containsExactly("", "ABBA", "ABBA/Arrival");
        assertThat(catalogue.listRoots(bob())).extracting(Folder::path).containsExactly("");
    }

    @Test
    void genresAreCountedInView() {
        assertThat(catalogue.listGenres(alice()).toList()).contains(new Genre("Pop", 6, 3), new Genre("Jazz", 1, 1));
        assertThat(catalogue.listGenres(bob()).toList()).contains(new Genre("Pop", 4, 2));
        assertThat(catalogue.count(bob())).isEqualTo(new LibraryCounts(6, 4, 3, 8));
    }

    @Test
    void aTrackIsFoundByItsPlace() {
        assertThat(catalogue.findTrackAt(alice(), 1, "ABBA/Arrival/01 Dancing Queen.flac").orElseThrow().item().title())
                .isEqualTo("Dancing Queen");
        assertThat(catalogue.findTrackAt(bob(), 2, "Zappa/Hot Rats/01 Peaches en Regalia.flac")).isEmpty();
    }

    private AlbumId album(String name) {
        return library.tracks()
                .stream()
                .filter(track -> track.album().equals(name))
                .map(track -> library.albumId(track.musicFolder(), track.albumArtist(), track.album()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> albums(Viewer viewer, AlbumSelection selection) {
        return catalogue.listAlbums(viewer, selection, Page.ALL).map(album -> album.item().name()).toList();
    }

    private List<String> names(Page page) {
        return catalogue.listAlbums(alice(), new AlbumSelection.ByName(), page)
                .map(album -> album.item().name())
                .toList();
    }

    private List<String> tracks(Viewer viewer, TrackSelection selection) {
        return catalogue.listTracks(viewer, selection, Page.ALL).map(track -> track.item().title()).toList();
    }
}
