package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.sharing.Share;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareTerms;
import io.antiphon.core.sharing.SharedItem;
import io.antiphon.core.sharing.Shares;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Shares] must do.
public abstract class SharesContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final ShareId FIRST = new ShareId("share00000000000000001");
    private static final ShareId SECOND = new ShareId("share00000000000000002");
    private static final List<SharedItem> ITEMS = List.of(new SharedItem.OfTrack(new TrackId("t2")),
            new SharedItem.OfAlbum(new AlbumId("a1")), new SharedItem.OfTrack(new TrackId("t1")),
            new SharedItem.OfFolder(new FolderId("f1")), new SharedItem.OfEpisode(new EpisodeId("e1")),
            new SharedItem.OfPlaylist(new PlaylistId("p1")), new SharedItem.OfArtist(new ArtistId("r1")));

    private Shares shares;

    /// Without any share, with [LibraryContract#ALICE] and [LibraryContract#BOB] as users named alice and bob.
    protected abstract Shares shares();

    /// Deletes an account.
    protected abstract void deleteUser(UserId user);

    @BeforeEach
    void open() {
        shares = shares();
    }

    @Test
    void aShareIsKeptWithItsItemsInOrder() {
        Share share = share(FIRST, ALICE, "alice", NOON, NOON.plusSeconds(60));
        shares.create(share);

        assertThat(shares.findShare(FIRST)).contains(share);
        assertThat(shares.findShare(SECOND)).isEmpty();
    }

    @Test
    void sharesAreListedWithTheNewestFirst() {
        shares.create(share(FIRST, ALICE, "alice", NOON, null));
        shares.create(share(SECOND, ALICE, "alice", NOON.plusSeconds(1), null));
        shares.create(share(new ShareId("bobs"), BOB, "bob", NOON.plusSeconds(2), null));

        assertThat(shares.listSharesOf(ALICE)).extracting(Share::id).containsExactly(SECOND, FIRST);
        assertThat(shares.listSharesOf(BOB)).extracting(Share::items).containsExactly(ITEMS);
        assertThat(shares.listShares()).extracting(Share::ownerName).containsExactly("bob", "alice", "alice");
        assertThat(shares.listShares()).extracting(Share::items).containsOnly(ITEMS);
    }

    @Test
    void whatTheOwnerSaysIsReplacedAndCountsTheVersionOn() {
        shares.create(share(FIRST, ALICE, "alice", NOON, NOON.plusSeconds(60)));
        assertThat(shares.update(FIRST, 0, ShareTerms.open(null, null))).isTrue();
        assertThat(shares.findShare(FIRST).orElseThrow().terms()).isEqualTo(ShareTerms.open(null, null));

        ShareTerms guarded = new ShareTerms("über", NOON, "$hash", false);
        assertThat(shares.update(FIRST, 1, guarded)).isTrue();
        Share changed = shares.findShare(FIRST).orElseThrow();
        assertThat(changed.terms()).isEqualTo(guarded);
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.items()).isEqualTo(ITEMS);
        shares.recordVisit(FIRST, NOON);
        assertThat(shares.findShare(FIRST).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void whatWasChangedMeanwhileIsLeftAsItIs() {
        shares.create(share(FIRST, ALICE, "alice", NOON, null));
        assertThat(shares.update(FIRST, 0, ShareTerms.open("first", null))).isTrue();
        assertThat(shares.update(FIRST, 0, ShareTerms.open("second", null))).isFalse();
        assertThat(shares.findShare(FIRST).orElseThrow().description()).isEqualTo("first");
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        assertThat(shares.update(FIRST, 0, ShareTerms.open("x", null))).isFalse();
        shares.recordVisit(FIRST, NOON);
        shares.delete(FIRST);
        assertThat(shares.listShares()).isEmpty();
    }

    @Test
    void visitsAtTheSameTimeAreAllCounted() throws InterruptedException {
        shares.create(share(FIRST, ALICE, "alice", NOON, null));
        Together.run(6, _ -> {
            for (int i = 0; i < 10; i++) {
                shares.recordVisit(FIRST, NOON.plusSeconds(9));
            }
        });

        assertThat(shares.findShare(FIRST).orElseThrow().visitCount()).isEqualTo(60);
        assertThat(shares.findShare(FIRST).orElseThrow().lastVisitedAt()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void aDeletedShareIsGone() {
        shares.create(share(FIRST, ALICE, "alice", NOON, null));
        shares.create(share(SECOND, ALICE, "alice", NOON, null));
        shares.delete(FIRST);

        assertThat(shares.listSharesOf(ALICE)).extracting(Share::id).containsExactly(SECOND);
        shares.create(share(FIRST, ALICE, "alice", NOON, null));
        assertThat(shares.findShare(FIRST).orElseThrow().items()).isEqualTo(ITEMS);
    }

    @Test
    void aUsersSharesGoWithTheAccount() {
        shares.create(share(FIRST, ALICE, "alice", NOON, null));
        shares.create(share(SECOND, BOB, "bob", NOON, null));
        deleteUser(ALICE);

        assertThat(shares.findShare(FIRST)).isEmpty();
        assertThat(shares.listShares()).extracting(Share::id).containsExactly(SECOND);
    }

    private static Share share(ShareId id, UserId owner, String name, Instant at, @Nullable Instant expires) {
        return new Share(id, owner, name, ShareTerms.open("For a friend", expires), 0, at, null, 0, ITEMS);
    }
}
