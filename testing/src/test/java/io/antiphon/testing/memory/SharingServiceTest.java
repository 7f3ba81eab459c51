package io.antiphon.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.sharing.Expiry;
import io.antiphon.core.sharing.Share;
import io.antiphon.core.sharing.ShareChange;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareSessions;
import io.antiphon.core.sharing.ShareSessions.Opening;
import io.antiphon.core.sharing.ShareSessions.Ticket;
import io.antiphon.core.sharing.ShareSessions.Visitor;
import io.antiphon.core.sharing.ShareWish;
import io.antiphon.core.sharing.SharedEntry;
import io.antiphon.core.sharing.SharedItem;
import io.antiphon.core.sharing.SharedMusic;
import io.antiphon.core.sharing.SharingService;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What visitors find behind links.
class SharingServiceTest {

    private static final User SAM = new User(new UserId("user-sam"), "sam", null,
            EnumSet.of(Permission.SHARE, Permission.PLAYLIST, Permission.STREAM), Set.of(1), 0, true, SampleLibrary.NOW,
            null);
    private static final Viewer SAMS = new Viewer(SAM.id(), Set.of(1));
    private static final Visitor SOMEBODY = new Visitor("192.0.2.1", true);
    private static final SharedItem OPENING = new SharedItem.OfTrack(SampleLibrary.OPENING);

    @TempDir
    Path files;

    private SampleLibrary library;
    private PlaylistService playlists;
    private SharingService sharing;
    private ShareSessions sessions;
    private final MovableClock clock = new MovableClock(SampleLibrary.NOW);

    @BeforeEach
    void make() throws IOException {
        library = new SampleLibrary(files);
        library.accounts.add(SAM, "secret");
        IdGenerator ids = new IdGenerator(new Random(3));
        playlists = new PlaylistService(new MemoryPlaylists(library.catalogue, Set.of(1, 2), library.accounts::nameOf),
                library.catalogue, SampleLibrary.SMART, ids, AuditTrail.NONE, clock);
        sharing = new SharingService(new MemoryShares(),
                id -> library.accounts.listAccounts().stream().filter(user -> user.id().equals(id)).findFirst(),
                library.catalogue, library.musicFolders, playlists, library.podcasts.store, new PlainHasher(), ids,
                AuditTrail.NONE, clock);
        sessions = new ShareSessions(sharing, new PlainHasher(), new SecretKeySpec(new byte[32], "HmacSHA256"), clock);
    }

    @Test
    void aVisitorFindsTheTracksInOrderAndEachOnce() {
        Playlist mix = playlists.create(SAM, SAMS, "Mix", List.of(SampleLibrary.OPUS, SampleLibrary.OPENING));
        Share share = share(null, new SharedItem.OfTrack(SampleLibrary.CLOSING), new SharedItem.OfPlaylist(mix.id()),
                new SharedItem.OfAlbum(SampleLibrary.FIRST));

        assertThat(found(share.id())).containsExactly(SampleLibrary.CLOSING, SampleLibrary.OPUS, SampleLibrary.OPENING);
    }

    @Test
    void visitsAreCountedAndLooksAreNot() {
        ShareId id = share(null, OPENING).id();
        assertThat(sharing.find(id)).isPresent();
        assertThat(sessions.open(id, null, new Visitor("192.0.2.1", false))).isInstanceOf(Opening.Opened.class);
        assertThat(visits()).isZero();
        for (String address : List.of("192.0.2.1", "192.0.2.1", "192.0.2.2")) {
            assertThat(sessions.open(id, null, new Visitor(address, true))).isInstanceOf(Opening.Opened.class);
        }
        assertThat(visits()).isEqualTo(2);
        assertThat(sharing.list(SAM).getFirst().lastVisitedAt()).isEqualTo(SampleLibrary.NOW);
        clock.move(Duration.ofMinutes(31));
        assertThat(sessions.open(id, null, SOMEBODY)).isInstanceOf(Opening.Opened.class);
        assertThat(visits()).isEqualTo(3);
    }

    @Test
    void anExpiredShareShowsNothingAndCountsNothing() {
        ShareId id = share(SampleLibrary.NOW, OPENING).id();
        assertThat(sessions.open(id, null, SOMEBODY)).isEqualTo(new Opening.Nothing(true));
        assertThat(visits()).isZero();

        update(id, new ShareChange(null, new Expiry.At(SampleLibrary.NOW.plusMillis(1)), null, null));
        assertThat(sharing.find(id)).isPresent();
        update(id, new ShareChange(null, new Expiry.Never(), null, null));
        assertThat(sharing.list(SAM).getFirst().expiresAt()).isNull();
    }

    @Test
    void aLinkThatWasNeverGivenOutLeadsNowhere() {
        assertThat(sessions.open(new ShareId("guessed"), null, SOMEBODY)).isEqualTo(new Opening.Nothing(false));
    }

    @Test
    void aPasswordIsAskedForFirstAndGuessesAreFewAndNoVisits() {
        ShareId id = guarded("open sesame");
        assertThat(sessions.open(id, null, SOMEBODY)).isEqualTo(new Opening.Guarded(false));
        assertThat(sessions.open(id, "", SOMEBODY)).isEqualTo(new Opening.Guarded(false));
        assertThat(sessions.preview(id)).isEmpty();
        assertThat(visits()).isZero();
        assertThat(sessions.open(id, "open sesame", SOMEBODY)).isInstanceOf(Opening.Opened.class);
        assertThat(visits()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            assertThat(sessions.open(id, "guess" + i, SOMEBODY)).isEqualTo(new Opening.Guarded(true));
        }
        assertThat(sessions.open(id, "open sesame", SOMEBODY)).isInstanceOf(Opening.Throttled.class);
        assertThat(sessions.open(id, "open sesame", new Visitor("198.51.100.1", true)))
                .isInstanceOf(Opening.Opened.class);
        clock.move(Duration.ofMinutes(6));
        assertThat(sessions.open(id, "open sesame", SOMEBODY)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void aSessionIsShortRenewsItselfAndIsOfOneShare() {
        ShareId id = share(null, OPENING).id();
        ShareId other = share(null, OPENING).id();
        Ticket first = ticket(sessions.open(id, null, SOMEBODY));
        assertThat(sessions.admit(id, first.media())).isPresent();
        assertThat(sessions.admit(other, first.media())).isEmpty();
        assertThat(sessions.admit(id, first.session())).as("a session opens no sound").isEmpty();
        assertThat(sessions.reopen(id, first.media(), SOMEBODY)).isEqualTo(new Opening.Guarded(false));
        assertThat(sessions.reopen(other, first.session(), SOMEBODY)).isEqualTo(new Opening.Guarded(false));
        clock.move(ShareSessions.LIFETIME.minusSeconds(1));
        Ticket second = ticket(sessions.reopen(id, first.session(), SOMEBODY));
        clock.move(Duration.ofSeconds(2));
        assertThat(sessions.admit(id, first.media())).isEmpty();
        assertThat(sessions.reopen(id, first.session(), SOMEBODY)).isEqualTo(new Opening.Guarded(false));
        assertThat(sessions.admit(id, second.media())).isPresent();
    }

    @Test
    void expiryDeletionAndAnotherPasswordEndWhatIsOpen() {
        ShareId expiring = guarded("a");
        ShareId deleted = guarded("b");
        ShareId changed = guarded("c");
        Ticket one = ticket(sessions.open(expiring, "a", SOMEBODY));
        Ticket two = ticket(sessions.open(deleted, "b", SOMEBODY));
        Ticket three = ticket(sessions.open(changed, "c", SOMEBODY));
        update(expiring, new ShareChange(null, new Expiry.At(SampleLibrary.NOW), null, null));
        sharing.delete(SAM, deleted);
        update(changed, new ShareChange("another description", null, null, null));
        assertThat(sessions.admit(changed, three.media())).isPresent();
        update(changed, new ShareChange(null, null, "d", null));

        assertThat(sessions.admit(expiring, one.media())).isEmpty();
        assertThat(sessions.reopen(expiring, one.session(), SOMEBODY)).isEqualTo(new Opening.Nothing(true));
        assertThat(sessions.admit(deleted, two.media())).isEmpty();
        assertThat(sessions.reopen(deleted, two.session(), SOMEBODY)).isEqualTo(new Opening.Nothing(false));
        assertThat(sessions.admit(changed, three.media())).isEmpty();
        assertThat(sessions.reopen(changed, three.session(), SOMEBODY)).isEqualTo(new Opening.Guarded(false));
        update(changed, new ShareChange(null, null, "", null));
        assertThat(sessions.open(changed, null, SOMEBODY)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void downloadsAreOnlyWhatTheOwnerLeavesOn() {
        library.accounts.updateAccount(SampleLibrary.ANNA, SAM.name(),
                new Accounts.AccountChange(null, null, Set.of(Permission.DOWNLOAD), Set.of(), null, null));
        ShareId id = share(null, OPENING).id();
        assertThat(sharing.find(id).orElseThrow().downloadable()).isTrue();
        update(id, new ShareChange(null, null, null, false));
        assertThat(sharing.find(id).orElseThrow().downloadable()).isFalse();
    }

    @Test
    void ofTwoChangesOfWhatWasReadOnceTheSecondIsRefused() {
        Share read = share(null, OPENING);
        assertThat(sharing.update(SAM, read, new ShareChange("first", null, null, null)).version()).isEqualTo(1);
        assertThatThrownBy(() -> sharing.update(SAM, read, new ShareChange("second", null, null, null)))
                .isInstanceOf(LibraryException.Conflict.class);
        assertThat(sharing.show(SAM, read.id()).description()).isEqualTo("first");
    }

    @Test
    void anArtistIsAllTracksThatTheyAreCreditedOn() {
        ShareId id = share(null, new SharedItem.OfArtist(SampleLibrary.EXAMPLES.id())).id();
        assertThat(found(id)).contains(SampleLibrary.OPENING);
        assertThatThrownBy(() -> share(null, new SharedItem.OfArtist(new ArtistId("nobody"))))
                .isInstanceOf(LibraryException.NotFound.class);
    }

    private ShareId guarded(String password) {
        return sharing.create(SAM, SAMS, List.of(OPENING), new ShareWish(null, null, password, true)).id();
    }

    private void update(ShareId id, ShareChange change) {
        sharing.update(SAM, id, change);
    }

    private int visits() {
        return sharing.list(SAM).getFirst().visitCount();
    }

    private static Ticket ticket(Opening opening) {
        return ((Opening.Opened) opening).ticket();
    }

    @Test
    void whoLosesTheRightToShareClosesTheShares() {
        ShareId id = share(null, OPENING).id();
        User after = library.accounts.updateAccount(SampleLibrary.ANNA, SAM.name(),
                new Accounts.AccountChange(null, null, Set.of(), Set.of(Permission.SHARE), null, null));

        assertThat(sharing.find(id)).isEmpty();
        assertThatThrownBy(() -> sharing.update(after, id, new ShareChange("x", null, null, null)))
                .isInstanceOf(LibraryException.Forbidden.class);
    }

    @Test
    void whoMayNotStreamOrDownloadLetsNobodyElse() {
        ShareId id = share(null, OPENING).id();
        assertThat(sharing.find(id).orElseThrow().downloadable()).isFalse();
        assertThat(sharing.hasEnded(id)).isFalse();
        library.accounts.updateAccount(SampleLibrary.ANNA, SAM.name(),
                new Accounts.AccountChange(null, null, Set.of(Permission.DOWNLOAD), Set.of(), null, null));
        assertThat(sharing.find(id).orElseThrow().downloadable()).isTrue();
        library.accounts.updateAccount(SampleLibrary.ANNA, SAM.name(),
                new Accounts.AccountChange(null, null, Set.of(), Set.of(Permission.STREAM), null, null));

        assertThat(sharing.find(id)).isEmpty();
        assertThat(sharing.hasEnded(id)).isTrue();
        assertThat(sharing.hasEnded(new ShareId("guessed"))).isFalse();
    }

    @Test
    void anEpisodeIsSharedAsASongIsAndShownOnceItsFileIsHere() {
        ShareId id = share(null, new SharedItem.OfEpisode(SamplePodcasts.HERE), OPENING,
                new SharedItem.OfEpisode(SamplePodcasts.WAITING)).id();

        assertThat(found(id)).containsExactly(SamplePodcasts.HERE, SampleLibrary.OPENING);
        assertThat(sharing.entries(SAMS, sharing.list(SAM).getFirst())).hasSize(3);
        assertThat(sharing.find(id).orElseThrow().find(SamplePodcasts.WAITING.value())).isEmpty();
        assertThatThrownBy(() -> share(null, new SharedItem.OfEpisode(new EpisodeId("nowhere"))))
                .isInstanceOf(LibraryException.NotFound.class);
    }

    @Test
    void aDeletedPlaylistLeavesTheRest() {
        Playlist mix = playlists.create(SAM, SAMS, "Mix", List.of(SampleLibrary.OPUS));
        ShareId id = share(null, new SharedItem.OfPlaylist(mix.id()), OPENING).id();
        playlists.delete(SAM, mix.id());

        assertThat(found(id)).containsExactly(SampleLibrary.OPENING);
    }

    @Test
    void ofAShareOnlyWhatBothItsOwnerAndTheViewerMaySeeIsShown() {
        Viewer anna = new Viewer(SampleLibrary.ANNA.id(), Set.of(1, 2));
        Share hidden = sharing.create(SampleLibrary.ANNA, anna,
                List.of(new SharedItem.OfTrack(SampleLibrary.SECRET), OPENING), new ShareWish(null, null, null, true));

        assertThat(sharing.entries(anna, hidden)).hasSize(2);
        assertThat(sharing.entries(SAMS, hidden)).extracting(entry -> entry.item().id())
                .containsExactly(SampleLibrary.OPENING);
        library.accounts.updateAccount(SampleLibrary.ANNA, SAM.name(),
                new Accounts.AccountChange(null, null, Set.of(), Set.of(), Set.of(2), null));
        assertThat(sharing.entries(anna, share(null, OPENING))).isEmpty();
    }

    @Test
    void idsAreLongEnoughNotToBeGuessed() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            ids.add(share(null, OPENING).id().value());
        }

        assertThat(ids).hasSize(100).allSatisfy(id -> assertThat(id).matches("[0-9A-Za-z]{22}"));
    }

    @Test
    void nothingOrTooMuchIsNotShared() {
        assertThatThrownBy(() -> sharing.create(SAM, SAMS, List.of(), new ShareWish(null, null, null, true)))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> sharing.create(SAM, SAMS, List.of(OPENING),
                new ShareWish("x".repeat(10_001), null, null, true)))
                .isInstanceOf(LibraryException.Invalid.class);
    }

    private Share share(@Nullable Instant expires, SharedItem... items) {
        return sharing.create(SAM, SAMS, List.of(items), new ShareWish(null, expires, null, true));
    }

    private List<PlayableId> found(ShareId id) {
        return sharing.find(id).map(SharedMusic::entries).orElseThrow().stream().map(SharedEntry::id).toList();
    }
}
