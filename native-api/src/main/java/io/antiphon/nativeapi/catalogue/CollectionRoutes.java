package io.antiphon.nativeapi.catalogue;

import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;

/// Taking tracks into one's own collection, and out of it.
final class CollectionRoutes {

    private final CataloguePorts ports;
    private final Sight sight;

    CollectionRoutes(CataloguePorts ports) {
        this.ports = ports;
        this.sight = new Sight(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.POST, "/collection", Access.USER, "Takes tracks into your own collection: all or none",
                        this::add).takes(Tracks.class),
                new Route(Method.PUT, "/collection/{id}", Access.USER, "Takes a track into your own collection",
                        call -> {
                            ports.collections()
                                    .add(sight.viewer(call), List.of(LibraryIds.track(call.parameter("id"))));
                            return Answer.none();
                        }),
                new Route(Method.DELETE, "/collection/{id}", Access.USER, "Takes a track out of your own collection",
                        call -> {
                            ports.collections().remove(sight.viewer(call), LibraryIds.track(call.parameter("id")));
                            return Answer.none();
                        }));
    }

    private Answer add(Call call) {
        Tracks body = call.body(Tracks.class);
        ports.collections().add(sight.viewer(call), body.tracks().stream().map(LibraryIds::track).distinct().toList());
        return Answer.none();
    }

    record Tracks(@Field(value = "Ids", most = 1_000) List<String> tracks) {

        Tracks {
            tracks = List.copyOf(tracks);
        }
    }
}
