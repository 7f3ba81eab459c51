package io.antiphon.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.sharing.Expiry;
import io.antiphon.core.sharing.Share;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.SharedEntry;
import io.antiphon.core.sharing.SharedItem;
import io.antiphon.core.sharing.SharedMusic;
import io.antiphon.core.sharing.SharingService;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
    private static final SharedItem OPENING = new SharedItem.OfTrack(SampleLibrary.OPENING);

    @TempDir
    Path files;

    private SampleLibrary library;
    private PlaylistService playlists;
    private SharingService sharing;

    @BeforeEach
    void make() throws IOException {
        library = new SampleLibrary(files);
        library.accounts.add(SAM, "secret");
        Clock clock = Clock.fixed(SampleLibrary.NOW, ZoneOffset.UTC);
        IdGenerator ids = new IdGenerator(new Random(3));
        playlists = new PlaylistService(new MemoryPlaylists(library.catalogue, Set.of(1, 2), library.accounts::nameOf),
                library.catalogue, SampleLibrary.SMART, ids, AuditTrail.NONE, clock);
        sharing = new SharingService(new MemoryShares(),
                id -> library.accounts.listAccounts().stream().filter(user -> user.id().equals(id)).findFirst(),
                library.catalogue, library.musicFolders, playlists, library.podcasts.store, ids,
                AuditTrail.NONE, clock);
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
        assertThat(sharing.visit(id)).isPresent();
        assertThat(sharing.visit(id)).isPresent();

        assertThat(sharing.list(SAM).getFirst().visitCount()).isEqualTo(2);
        assertThat(sharing.list(SAM).getFirst().lastVisitedAt()).isEqualTo(SampleLibrary.NOW);
    }

    @Test
    void anExpiredShareShowsNothingAndCountsNothing() {
        ShareId id = share(SampleLibrary.NOW, OPENING).id();
        assertThat(sharing.visit(id)).isEmpty();
        assertThat(sharing.list(SAM).getFirst().visitCount()).isZero();

        sharing.update(SAM, id, null, new Expiry.At(SampleLibrary.NOW.plusMillis(1)));
        assertThat(sharing.visit(id)).isPresent();
        sharing.update(SAM, id, null, new Expiry.Never());
        assertThat(sharing.list(SAM).getFirst().expiresAt()).isNull();
    }

    @Test
    void aLinkThatWasNeverGivenOutLeadsNowhere() {
        assertThat(sharing.visit(new ShareId("guessed"))).isEmpty();
    }

    @Test
    void whoLosesTheRightToShareClosesTheShares() {
        ShareId id = share(null, OPENING).id();
        User after = library.accounts.updateAccount(SampleLibrary.ANNA, SAM.name(),
                new Accounts.AccountChange(null, null, Set.of(), Set.of(Permission.SHARE), null, null));

        assertThat(sharing.visit(id)).isEmpty();
        assertThatThrownBy(() -> sharing.update(after, id, "x", null)).isInstanceOf(LibraryException.Forbidden.class);
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
                List.of(new SharedItem.OfTrack(SampleLibrary.SECRET), OPENING),
                null, null);

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
        assertThatThrownBy(() -> sharing.create(SAM, SAMS, List.of(), null, null))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> sharing.create(SAM, SAMS, List.of(OPENING), "x".repeat(10_001), null))
                .isInstanceOf(LibraryException.Invalid.class);
    }

    private Share share(@Nullable Instant expires, SharedItem... items) {
        return sharing.create(SAM, SAMS, List.of(items), null, expires);
    }

    private List<PlayableId> found(ShareId id) {
        return sharing.visit(id).map(SharedMusic::entries).orElseThrow().stream().map(SharedEntry::id).toList();
    }
}
