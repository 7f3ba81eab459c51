package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.artwork.Picture;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.MediaBody;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.stream.Stream;

/// Pictures of tracks, albums, artists and folders.
final class CoverRoutes {

    private static final int LARGEST = 4096;
    /// A month; asked again with the ETag afterwards.
    private static final String CACHE = "private, max-age=2592000";

    private final CataloguePorts ports;
    private final Sight sight;

    CoverRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(new Route(Method.GET, "/covers/{id}", Access.USER,
                "Sends the picture of a track, album, artist or folder, to be kept for long", this::cover)
                .query(Parameter.number("size", 1, LARGEST,
                        "The edge in pixels of the square it must fit into; absent for the original."))
                .givesMedia("image/*")
                .kept());
    }

    private Answer cover(Call call) {
        Viewer viewer = sight.viewer(call);
        int size = call.findNumber("size").orElse(0);
        Picture picture = items(call.parameter("id"))
                .flatMap(item -> ports.artwork().find(viewer, item, size).stream())
                .findFirst()
                .orElseThrow(() -> new ProblemException(404, "there is no picture of this"));
        return Answer.ok(new MediaBody.Text(picture.bytes(), picture.contentType(), picture.etag(), CACHE));
    }

    /// Ids carry no kind, and what has one kind's id has no other's.
    private static Stream<ItemId> items(String id) {
        return Stream.of(LibraryIds.album(id), LibraryIds.track(id), LibraryIds.artist(id), LibraryIds.folder(id));
    }
}
