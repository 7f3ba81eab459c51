package io.antiphon.core.outside;

import io.antiphon.core.artwork.ArtworkCatalogue;
import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.artwork.variant.PicturesElsewhere;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.scan.rules.KeptCover;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The library's pictures; for artists and albums that show none yet, those that were fetched.
public final class OutsideArtwork implements ArtworkCatalogue {

    private final ArtworkCatalogue library;
    private volatile @Nullable Source source;

    private record Source(PicturesElsewhere pictures, Catalogue catalogue, Duration patience) {}

    public OutsideArtwork(ArtworkCatalogue library) {
        this.library = library;
    }

    /// From now on others' pictures count too.
    ///
    /// @param patience how long a request may wait for one that is not known yet
    public void use(PicturesElsewhere pictures, Catalogue catalogue, Duration patience) {
        source = new Source(pictures, catalogue, patience);
    }

    @Override
    public Optional<ArtworkLocation> findArtwork(Viewer viewer, ItemId item) {
        return find(viewer, item, true);
    }

    @Override
    public Optional<ArtworkLocation> findArtworkAtOnce(Viewer viewer, ItemId item) {
        return find(viewer, item, false);
    }

    private Optional<ArtworkLocation> find(Viewer viewer, ItemId item, boolean mayWait) {
        Optional<ArtworkLocation> own = library.findArtwork(viewer, item);
        Source more = source;
        if (own.isPresent() || more == null || !more.pictures.canFind(item)) {
            return own;
        }
        return inSight(more.catalogue, viewer, item)
                .flatMap(known -> more.pictures.find(known, mayWait ? more.patience : Duration.ZERO))
                .map(found -> new ArtworkLocation.Kept(KeptCover.shownAs(found), () -> more.pictures.bytes(found)));
    }

    /// By its own id, whatever it was asked for by.
    private static Optional<ItemId> inSight(Catalogue catalogue, Viewer viewer, ItemId item) {
        return switch (item) {
            case ArtistId artist -> catalogue.findArtist(viewer, artist).map(found -> found.item().id());
            case AlbumId album -> catalogue.findAlbum(viewer, album).map(found -> found.item().id());
            default -> Optional.empty();
        };
    }
}
