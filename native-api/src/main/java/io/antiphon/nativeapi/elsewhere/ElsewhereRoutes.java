package io.antiphon.nativeapi.elsewhere;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// What this room answers.
public final class ElsewhereRoutes {

    private ElsewhereRoutes() {}

    public static List<Route> routes(ElsewherePorts ports) {
        return Stream.of(new ScrobblingRoutes(ports).routes(), new ServiceDataRoutes(ports).routes(),
                new SourceRoutes(ports).routes(), new DownloadRoutes(ports).routes(),
                new ReferenceRoutes(ports).routes())
                .flatMap(List::stream)
                .toList();
    }
}
