package io.antiphon.core.sharing;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.core.user.PasswordHasher;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What users and visitors do with shares. Users with [Permission#SHARE] make them; owners and admins see, change and delete
/// them; everybody with the link sees what the owner may see, as long as the owner may share.
public final class SharingService {

    /// 22 characters of base 62 are 131 bits.
    private static final int ID_LENGTH = 22;
    private static final int MAX_DESCRIPTION = 10_000;
    private static final int MAX_ITEMS = 10_000;
    private static final int MAX_PASSWORD = 500;

    private final Shares shares;
    private final Function<UserId, Optional<User>> users;
    private final MusicFolders musicFolders;
    private final SharedTracks tracks;
    private final PasswordHasher hasher;
    private final IdGenerator ids;
    private final AuditTrail trail;
    private final Clock clock;

    /// @param users finds an account
    /// @param ids must be unpredictable
    public SharingService(Shares shares, Function<UserId, Optional<User>> users, Catalogue catalogue,
            MusicFolders musicFolders, PlaylistService playlists, Podcasts podcasts, PasswordHasher hasher,
            IdGenerator ids, AuditTrail trail, Clock clock) {
        this.shares = shares;
        this.users = users;
        this.musicFolders = musicFolders;
        this.tracks = new SharedTracks(catalogue, playlists, podcasts);
        this.hasher = hasher;
        this.ids = ids;
        this.trail = trail;
        this.clock = clock;
    }

    /// Those the user may change: their own, for an admin all.
    public List<Share> list(User user) {
        return user.may(Permission.MANAGE_USERS) ? shares.listShares() : shares.listSharesOf(user.id());
    }

    /// One of those.
    ///
    /// @throws LibraryException.NotFound when there is none
    public Share show(User user, ShareId id) {
        return requireOwn(user, id);
    }

    /// What of a share's items the user may see by now.
    public List<SharedItem> items(User user, Viewer viewer, Share share) {
        return tracks.listInSight(user, viewer, share.items());
    }

    /// @throws LibraryException.NotFound when an item is not in the user's sight; nothing is made then
    public Share create(User user, Viewer viewer, List<SharedItem> items, ShareWish wish) {
        requireAllowed(user);
        requireDescription(wish.description());
        if (items.isEmpty() || items.size() > MAX_ITEMS) {
            throw new LibraryException.Invalid(
                    "A share holds 1 to %d items, not %d".formatted(MAX_ITEMS, items.size()));
        }
        tracks.requireInSight(user, viewer, items);
        ShareId id = new ShareId(ids.next(ID_LENGTH));
        ShareTerms terms = new ShareTerms(wish.description(), wish.expiresAt(), hashed(wish.password()),
                wish.downloads());
        shares.create(new Share(id, user.id(), user.name(), terms, 0, clock.instant(), null, 0, items));
        tell(AuditKind.SHARE_MADE, user, "%d items, until %s, %s password".formatted(items.size(),
                wish.expiresAt() == null ? "ever" : wish.expiresAt(),
                terms.passwordHash() == null ? "without" : "with"));
        return require(id);
    }

    /// The id is the link's secret, so it is not told.
    private void tell(AuditKind kind, User owner, String detail) {
        trail.record(kind, owner.name(), detail);
    }

    private @Nullable String hashed(@Nullable String password) {
        if (password == null || password.isEmpty()) {
            return null;
        }
        if (password.length() > MAX_PASSWORD) {
            throw new LibraryException.Invalid(
                    "A password has at most %d characters, not %d".formatted(MAX_PASSWORD, password.length()));
        }
        return hasher.hash(password.toCharArray());
    }

    /// Changes what is not absent, whatever others have changed meanwhile.
    public void update(User user, ShareId id, ShareChange change) {
        while (!updated(user, requireOwn(user, id), change)) {
            // Somebody else was quicker; what they changed is kept.
        }
    }

    /// Changes what is not absent.
    ///
    /// @param before as the user read it
    /// @throws LibraryException.Conflict when it is another by now
    public Share update(User user, Share before, ShareChange change) {
        if (!updated(user, before, change)) {
            throw new LibraryException.Conflict("The share was changed meanwhile");
        }
        return require(before.id());
    }

    private boolean updated(User user, Share share, ShareChange change) {
        requireAllowed(user);
        requireDescription(change.description());
        ShareTerms terms = share.terms();
        @Nullable Instant expiresAt = switch (change.expiry()) {
            case Expiry.At(Instant moment) -> moment;
            case Expiry.Never() -> null;
            case null -> terms.expiresAt();
        };
        ShareTerms changed = new ShareTerms(change.description() == null ? terms.description() : change.description(),
                expiresAt, change.password() == null ? terms.passwordHash() : hashed(change.password()),
                change.downloads() == null ? terms.downloads() : change.downloads());
        boolean done = shares.update(share.id(), share.version(), changed);
        if (done) {
            tell(AuditKind.SHARE_CHANGED, user, "share of %s".formatted(share.ownerName()));
        }
        return done;
    }

    public void delete(User user, ShareId id) {
        Share share = requireOwn(user, id);
        shares.delete(share.id());
        tell(AuditKind.SHARE_DELETED, user, "share of %s".formatted(share.ownerName()));
    }

    /// What is in a share, as far as both its owner and the viewer may see it. Playlists are those the owner sees.
    public List<Annotated<SharedEntry>> entries(Viewer viewer, Share share) {
        return users.apply(share.owner())
                .map(owner -> tracks.list(owner, viewer.within(granted(owner).musicFolders()), share.items()))
                .orElse(List.of());
    }

    /// What a visitor finds behind a link; empty when there is no such share, it has expired, or its owner may no
    /// longer share or stream.
    public Optional<SharedMusic> find(ShareId id) {
        return shares.findShare(id).filter(share -> !share.isExpired(clock.instant())).flatMap(this::opened);
    }

    /// Counts a visit.
    public void visited(ShareId id) {
        shares.recordVisit(id, clock.instant());
    }

    /// Whether a link that leads nowhere once led somewhere: the share has expired, or its owner may no longer share.
    public boolean hasEnded(ShareId id) {
        return shares.findShare(id).isPresent() && find(id).isEmpty();
    }

    private Optional<SharedMusic> opened(Share share) {
        return users.apply(share.owner())
                .filter(owner -> owner.may(Permission.SHARE) && owner.may(Permission.STREAM))
                .map(owner -> opened(share, owner, granted(owner)));
    }

    private SharedMusic opened(Share share, User owner, Viewer sight) {
        List<SharedEntry> playable = tracks.list(owner, sight, share.items())
                .stream()
                .map(Annotated::item)
                .filter(SharingService::isPlayable)
                .toList();
        return new SharedMusic(share, playable, sight,
                share.terms().downloads() && owner.may(Permission.DOWNLOAD), owner.maxBitRate());
    }

    private static boolean isPlayable(SharedEntry entry) {
        return switch (entry) {
            case SharedEntry.OfTrack(var track) -> !track.file().missing();
            case SharedEntry.OfEpisode(_, var episode) -> episode.state().file() != null;
        };
    }

    /// What is shown to people without an account is never a draft.
    private Viewer granted(User owner) {
        return Viewer.of(owner, musicFolders.listMusicFolders()).withoutDrafts();
    }

    private Share requireOwn(User user, ShareId id) {
        Share share = require(id);
        if (!share.owner().equals(user.id()) && !user.may(Permission.MANAGE_USERS)) {
            throw new LibraryException.Forbidden("The share belongs to %s".formatted(share.ownerName()));
        }
        return share;
    }

    private Share require(ShareId id) {
        return shares.findShare(id).orElseThrow(() -> new LibraryException.NotFound("Share", id.value()));
    }

    private static void requireAllowed(User user) {
        if (!user.may(Permission.SHARE)) {
            throw new LibraryException.Forbidden("%s may not share".formatted(user.name()));
        }
    }

    private static void requireDescription(@Nullable String description) {
        if (description != null && description.length() > MAX_DESCRIPTION) {
            throw new LibraryException.Invalid(
                    "A description has at most %d characters, not %d".formatted(MAX_DESCRIPTION, description.length()));
        }
    }
}
