package io.antiphon.core.draft;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.draft.Drafts.Moved;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumCatalogue;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.search.SearchIndexWriter;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Releases drafts and takes albums back, for users with [Permission#EDIT_TAGS]. Only where the server has drafts at all.
public final class DraftService {

    private final Drafts drafts;
    private final AlbumCatalogue albums;
    private final Scanner scanner;
    private final SearchIndexWriter index;
    private final Events events;
    private final AuditTrail audit;
    private final boolean on;
    private final Clock clock;

    /// @param work what finds out of changes of the library, and what must be told of them
    /// @param on whether the server has drafts
    public DraftService(Drafts drafts, AlbumCatalogue albums, Work work, AuditTrail audit, boolean on, Clock clock) {
        this.drafts = drafts;
        this.albums = albums;
        this.scanner = work.scanner();
        this.index = work.index();
        this.events = work.events();
        this.audit = audit;
        this.on = on;
        this.clock = clock;
    }

    /// What goes on with the library.
    public record Work(Scanner scanner, SearchIndexWriter index, Events events) {}

    /// Everything is released where there are no drafts.
    ///
    /// @throws LibraryException.NotFound when the album is not in sight
    public AlbumState state(Viewer viewer, AlbumId id) {
        Album album = require(viewer, id);
        return on && !drafts.listAmong(List.of(album.id())).isEmpty() ? AlbumState.DRAFT : AlbumState.RELEASED;
    }

    /// Those in sight, the newest first; none for who does not take care of the music.
    public List<AlbumId> list(User user, Viewer viewer) {
        return on && user.may(Permission.EDIT_TAGS) ? drafts.list(viewer) : List.of();
    }

    /// @throws LibraryException.Conflict when there are no drafts here, or a scan is under way
    public AlbumState set(User user, Viewer viewer, AlbumId id, AlbumState state) {
        if (!user.may(Permission.EDIT_TAGS)) {
            throw new LibraryException.Forbidden("%s may not release albums".formatted(user.name()));
        }
        Album album = require(viewer, id);
        if (!on) {
            throw new LibraryException.Conflict("This server has no drafts: see `scan.drafts`");
        }
        if (!scanner.whileIdle(() -> setNow(user, album, state))) {
            throw new LibraryException.Conflict("A scan is under way: ask again when it has ended");
        }
        return state;
    }

    private void setNow(User user, Album album, AlbumState state) {
        Optional<Moved> moved = drafts.set(album.id(), state, clock.instant());
        moved.ifPresent(found -> {
            found.tell(index);
            events.publish(new LibraryChanged(found.version()));
            events.publish(new AlbumStateChanged(album.id(), state));
            audit.record(AuditKind.ALBUM_STATE_CHANGED, user.name(), "%s: %s".formatted(state, album.name()));
        });
    }

    private Album require(Viewer viewer, AlbumId id) {
        return albums.findAlbum(viewer, id)
                .orElseThrow(() -> new LibraryException.NotFound("Album", id.value()))
                .item();
    }
}
