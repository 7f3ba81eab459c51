package io.antiphon.core.reference;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.reference.ExternalLink.Kind;
import io.antiphon.core.user.User;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Attaches addresses elsewhere to tracks, albums and artists. Whoever calls has checked that the actor may; everything is as far as the viewer
/// sees it.
public final class ReferenceService {

    private static final int MOST = 100;

    private final References references;
    private final Catalogue catalogue;
    private final IdGenerator ids;
    private final Clock clock;

    public ReferenceService(References references, Catalogue catalogue, IdGenerator ids, Clock clock) {
        this.references = references;
        this.catalogue = catalogue;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws LibraryException.NotFound when the item is not in sight
    public List<Reference> list(Viewer viewer, ItemId item) {
        return references.listReferences(require(viewer, item));
    }

    /// @param url as somebody copied it
    /// @throws LibraryException.NotFound when the item is not in sight
    /// @throws LibraryException.Invalid when it is no address that is understood, or of another kind of thing
    public Reference add(User user, Viewer viewer, ItemId item, String url) {
        ItemId known = require(viewer, item);
        ExternalLink link = ExternalLinks.parse(url)
                .orElseThrow(() -> new LibraryException.Invalid(
                        "This is no address of a track, album or artist at Bandcamp, Discogs, Spotify, Apple Music, YouTube, Deezer or MusicBrainz"));
        if (link.kind() != kindOf(known)) {
            throw new LibraryException.Invalid("This is the address of a %s".formatted(switch (link.kind()) {
                case TRACK -> "track";
                case ALBUM -> "album";
                case ARTIST -> "artist";
            }));
        }
        if (references.listReferences(known).size() >= MOST) {
            throw new LibraryException.Conflict("It has %d references already".formatted(MOST));
        }
        return references.add(new Reference(ids.next(), known, link, user.id(), clock.instant()));
    }

    /// @throws LibraryException.NotFound when there is none in sight
    public void remove(Viewer viewer, String id) {
        Reference reference = references.findReference(id)
                .filter(found -> find(viewer, found.item()).isPresent())
                .orElseThrow(() -> new LibraryException.NotFound("Reference", id));
        references.remove(reference.id());
    }

    private static Kind kindOf(ItemId item) {
        return switch (item) {
            case TrackId _ -> Kind.TRACK;
            case AlbumId _ -> Kind.ALBUM;
            default -> Kind.ARTIST;
        };
    }

    private ItemId require(Viewer viewer, ItemId item) {
        return find(viewer, item).orElseThrow(() -> new LibraryException.NotFound("Item", item.value()));
    }

    /// Its own id, also where that of one merged into it was named.
    private Optional<ItemId> find(Viewer viewer, ItemId item) {
        return switch (item) {
            case TrackId track -> catalogue.findTrack(viewer, track).map(found -> found.item().id());
            case AlbumId album -> catalogue.findAlbum(viewer, album).map(found -> found.item().id());
            case ArtistId artist -> catalogue.findArtist(viewer, artist).map(found -> found.item().id());
            default -> Optional.empty();
        };
    }
}
