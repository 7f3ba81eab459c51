package io.antiphon.nativeapi.playback;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// What this room answers.
public final class PlaybackRoutes {

    private PlaybackRoutes() {}

    public static List<Route> routes(PlaybackPorts ports) {
        return Stream
                .of(new QueueRoutes(ports).routes(), new SessionRoutes(ports).routes(),
                        new NowPlayingView(ports).routes())
                .flatMap(List::stream)
                .toList();
    }
}
