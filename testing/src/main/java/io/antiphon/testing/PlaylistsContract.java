package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static io.antiphon.testing.LibraryContract.alice;
import static io.antiphon.testing.LibraryContract.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.Playlists;
import io.antiphon.core.playlist.smart.SmartRulesReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Playlists] must do.
public abstract class PlaylistsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final PlaylistId LIST = new PlaylistId("playlist00000001");

    protected final LibraryFixture library = LibraryContract.library();
    private Playlists playlists;

    /// Playlists over `library`, with [LibraryContract#ALICE] and [LibraryContract#BOB] as users named alice and bob.
    protected abstract Playlists playlists();

    @BeforeEach
    void open() {
        playlists = playlists();
    }

    @Test
    void aPlaylistKeepsOrderAndRepetitions() {
        create("Taxman", "Waterloo", "Taxman");
        assertThat(titles(alice())).containsExactly("Taxman", "Waterloo", "Taxman");
        Playlist playlist = playlists.findPlaylist(LIST).orElseThrow();
        assertThat(playlist.trackCount()).isEqualTo(3);
        assertThat(playlist.duration()).isEqualTo(Duration.ofMillis(3 * 180_001));
        assertThat(playlist.ownerName()).isEqualTo("alice");
        assertThat(playlist.createdAt()).isEqualTo(NOON);
    }

    @Test
    void entriesOutOfSightAreLeftOutAndMissingFilesStay() {
        create("Taxman", "Waterloo", "Nowhere");
        assertThat(titles(bob())).containsExactly("Taxman", "Nowhere");
    }

    @Test
    void entriesAreChangedFromTheFirstThatDiffers() {
        create("Taxman", "Eleanor Rigby", "Waterloo");
        change("Taxman", "Waterloo", "Dancing Queen", "Watch Out");
        assertThat(titles(alice())).containsExactly("Taxman", "Waterloo", "Dancing Queen", "Watch Out");
        change();
        assertThat(titles(alice())).isEmpty();
        assertThat(playlists.findPlaylist(LIST).orElseThrow().duration()).isZero();
    }

    @Test
    void aPlaylistIsSeenByThoseItIsSharedWithForAsLongAsItIs() {
        create("Taxman");
        assertThat(playlists.listPlaylistsVisibleTo(BOB)).isEmpty();
        playlists.share(LIST, List.of(BOB), NOON);
        assertThat(playlists.listPlaylistsVisibleTo(BOB)).extracting(Playlist::id)
                .containsExactly(LIST);
        assertThat(playlists.findPlaylist(LIST).orElseThrow().sharedWith()).containsExactly("bob");
        playlists.share(LIST, List.of(), NOON);
        assertThat(playlists.listPlaylistsVisibleTo(BOB)).isEmpty();
    }

    @Test
    void describingChangesWhatIsGivenOnly() {
        create("Taxman");
        playlists.describe(LIST, null, "for the road", null, NOON.plusSeconds(5));
        Playlist playlist = playlists.findPlaylist(LIST).orElseThrow();
        assertThat(playlist.name()).isEqualTo("Mine");
        assertThat(playlist.comment()).isEqualTo("for the road");
        assertThat(playlist.changedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(playlists.listPlaylistsVisibleTo(BOB)).isEmpty();
        playlists.describe(LIST, "Ours", null, true, NOON);
        assertThat(playlists.listPlaylistsVisibleTo(BOB)).extracting(Playlist::name).containsExactly("Ours");
    }

    @Test
    void writersOfOnePlaylistLoseNothing() throws InterruptedException {
        create();
        Together.run(6, worker -> {
            for (int i = 0; i < 10; i++) {
                playlists.changeEntries(LIST, entries -> {
                    List<TrackId> longer = new ArrayList<>(entries);
                    longer.add(library.trackId("Taxman"));
                    return longer;
                }, NOON);
            }
        });
        assertThat(titles(alice())).hasSize(60);
    }

    @Test
    void aPlaylistThatFollowsAFileIsReadOnlyAndOtherwiseAsItWas() {
        create("Taxman", "Waterloo");
        playlists.follow(LIST, true);
        Playlist playlist = playlists.findPlaylist(LIST).orElseThrow();
        assertThat(playlist.readOnly()).isTrue();
        assertThat(playlist.changedAt()).isEqualTo(NOON);
        assertThat(titles(alice())).containsExactly("Taxman", "Waterloo");
        playlists.follow(LIST, false);
        assertThat(playlists.findPlaylist(LIST).orElseThrow().readOnly()).isFalse();
    }

    @Test
    void rulesAreKeptAsTheyWereWritten() {
        String json = "{\"all\":[{\"is\":{\"loved\":true}}],\"limit\":3}";
        create();
        playlists.setRules(LIST, SmartRulesReader.read(json).rules(), NOON.plusSeconds(9));
        Playlist playlist = playlists.findPlaylist(LIST).orElseThrow();
        assertThat(playlist.readOnly()).isTrue();
        assertThat(playlist.changedAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(playlist.rules()).isEqualTo(SmartRulesReader.read(json).rules());
        playlists.describe(LIST, "Loved", null, true, NOON);
        assertThat(playlists.listPlaylistsVisibleTo(BOB)).extracting(Playlist::rules).doesNotContainNull();
    }

    @Test
    void aDeletedPlaylistIsGoneAndCannotBeChanged() {
        create("Taxman");
        playlists.delete(LIST);
        assertThat(playlists.findPlaylist(LIST)).isEmpty();
        assertThat(titles(alice())).isEmpty();
        assertThatThrownBy(() -> change("Taxman")).isInstanceOf(LibraryException.NotFound.class);
    }

    private void create(String... titles) {
        playlists.create(LIST, "Mine", ALICE, ids(titles), NOON);
    }

    private void change(String... titles) {
        playlists.changeEntries(LIST, entries -> ids(titles), NOON);
    }

    private List<TrackId> ids(String... titles) {
        return List.of(titles).stream().map(library::trackId).toList();
    }

    private List<String> titles(Viewer viewer) {
        return playlists.listEntries(viewer, LIST).map(track -> track.item().title()).toList();
    }
}
