package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.library.ItemId;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Stars and ratings of tracks, albums and artists.
final class MarkRoutes {

    private final CataloguePorts ports;
    private final Sight sight;

    MarkRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return Stream
                .of(of("/tracks/{id}", "a track", call -> sight.requireTrack(call).item().id()),
                        of("/albums/{id}", "an album", call -> sight.requireAlbum(call).item().id()),
                        of("/artists/{id}", "an artist", call -> sight.requireArtist(call).item().id()))
                .flatMap(List::stream)
                .toList();
    }

    private List<Route> of(String path, String what, Function<Call, ItemId> item) {
        return List.of(
                new Route(Method.PUT, path + "/star", Access.USER,
                        "Stars %s for you; one that has a star keeps its date".formatted(what), call -> {
                            ports.annotations()
                                    .star(call.user().id(), List.of(item.apply(call)),
                                            ports.clock().instant());
                            return Answer.none();
                        }),
                new Route(Method.DELETE, path + "/star", Access.USER, "Takes your star from %s".formatted(what),
                        call -> {
                            ports.annotations().unstar(call.user().id(), List.of(item.apply(call)));
                            return Answer.none();
                        }),
                new Route(Method.PUT, path + "/rating", Access.USER, "Rates %s".formatted(what), call -> {
                    ports.annotations().rate(call.user().id(), item.apply(call), call.body(Rating.class).rating());
                    return Answer.none();
                }).takes(Rating.class),
                new Route(Method.DELETE, path + "/rating", Access.USER,
                        "Takes your rating of %s back".formatted(what), call -> {
                            ports.annotations().rate(call.user().id(), item.apply(call), 0);
                            return Answer.none();
                        }));
    }

    record Rating(@Field(least = 1, most = 5, example = "4") int rating) {}
}
