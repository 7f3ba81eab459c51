package io.antiphon.nativeapi.library;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// All about the library.
public final class LibraryRoutes {

    private LibraryRoutes() {}

    public static List<Route> routes(LibraryPorts ports) {
        return Stream.of(new ScanRoutes(ports).routes(), new AnalysisRoutes(ports).routes(),
                new MissingRoutes(ports).routes())
                .flatMap(List::stream)
                .toList();
    }
}
