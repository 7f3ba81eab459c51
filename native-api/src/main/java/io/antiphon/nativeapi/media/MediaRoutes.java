package io.antiphon.nativeapi.media;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// All about sound.
public final class MediaRoutes {

    private MediaRoutes() {}

    public static List<Route> routes(MediaPorts ports) {
        return Stream.of(new TrackMediaRoutes(ports).routes(), new RadioRoutes(ports.radio()).routes())
                .flatMap(List::stream)
                .toList();
    }
}
