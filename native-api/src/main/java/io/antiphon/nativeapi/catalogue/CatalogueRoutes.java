package io.antiphon.nativeapi.catalogue;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// All about what the library holds.
public final class CatalogueRoutes {

    private CatalogueRoutes() {}

    public static List<Route> routes(CataloguePorts ports) {
        return Stream
                .of(new TrackRoutes(ports).routes(), new AlbumRoutes(ports).routes(), new ArtistRoutes(ports).routes(),
                        new FolderRoutes(ports).routes(), new SearchRoutes(ports).routes(),
                        new CoverRoutes(ports).routes(), new MarkRoutes(ports).routes(),
                        new CollectionRoutes(ports).routes(), new RelationRoutes(ports).routes(),
                        new SliceRoutes(ports).routes(), new WorkRoutes(ports).routes())
                .flatMap(List::stream)
                .toList();
    }
}
