package io.antiphon.nativeapi.playlist;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// All about playlists.
public final class PlaylistRoutes {

    private PlaylistRoutes() {}

    public static List<Route> routes(PlaylistPorts ports) {
        return Stream
                .of(new PlaylistFileRoutes(ports).routes(), new SmartPlaylistRoutes(ports).routes(),
                        new PlaylistShareRoutes(ports).routes())
                .flatMap(List::stream)
                .toList();
    }
}
