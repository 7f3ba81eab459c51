package io.antiphon.nativeapi.elsewhere;

import io.antiphon.nativeapi.http.Route;
import java.util.List;

/// What this room answers.
public final class ElsewhereRoutes {

    private ElsewhereRoutes() {}

    public static List<Route> routes(ElsewherePorts ports) {
        return new ScrobblingRoutes(ports).routes();
    }
}
