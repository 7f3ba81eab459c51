package io.antiphon.nativeapi.playback;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// What this room answers.
public final class PlaybackRoutes {

    private PlaybackRoutes() {}

    public static List<Route> routes(PlaybackPorts ports) {
        return Stream.concat(new QueueRoutes(ports).routes().stream(), new SessionRoutes(ports).routes().stream())
                .toList();
    }
}
