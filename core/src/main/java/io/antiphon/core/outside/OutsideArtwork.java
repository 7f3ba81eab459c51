package io.antiphon.core.outside;

import io.antiphon.core.artwork.ArtworkCatalogue;
import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The library's pictures; for artists and albums without any, those that were fetched.
public final class OutsideArtwork implements ArtworkCatalogue {

    private final ArtworkCatalogue library;
    private volatile @Nullable Source source;

    private record Source(Outside outside, Catalogue catalogue) {}

    public OutsideArtwork(ArtworkCatalogue library) {
        this.library = library;
    }

    /// From now on others' pictures count too.
    public void use(Outside outside, Catalogue catalogue) {
        source = new Source(outside, catalogue);
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
        if (own.isPresent() || more == null) {
            return own;
        }
        return fetched(more, viewer, item, mayWait)
                .map(file -> new ArtworkLocation.ImageFile(file, String.valueOf(file.getFileName())));
    }

    private static Optional<Path> fetched(Source source, Viewer viewer, ItemId item, boolean mayWait) {
        return switch (item) {
            case ArtistId artist when source.outside.canTell(Topic.ARTIST_PICTURE) -> source.catalogue
                    .findArtist(viewer, artist)
                    .map(Annotated::item)
                    .flatMap(found -> source.outside.picture(viewer, found, mayWait));
            case AlbumId album when source.outside.canTell(Topic.ALBUM_PICTURE) -> source.catalogue
                    .findAlbum(viewer, album)
                    .map(Annotated::item)
                    .flatMap(found -> source.outside.picture(viewer, found, mayWait));
            default -> Optional.empty();
        };
    }
}
