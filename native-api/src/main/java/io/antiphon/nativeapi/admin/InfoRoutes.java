package io.antiphon.nativeapi.admin;

import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;

/// What there is to know about this server.
final class InfoRoutes {

    private final AdminPorts ports;

    InfoRoutes(AdminPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(new Route(Method.GET, "/info", Access.ANYONE, "Says what this server is",
                _ -> Answer.ok(new ServerInfo("antiphon", ports.version(), health(),
                        new LibraryHealth(ports.libraryInDoubt().getAsBoolean() ? "degraded" : "ok"))))
                .gives(ServerInfo.class));
    }

    /// Everybody may ask, so that only that something is wrong is said, not what.
    private DatabaseHealth health() {
        if (ports.rebuild().progress().isRunning()) {
            return new DatabaseHealth("rebuilding");
        }
        return new DatabaseHealth(ports.databaseFault().get().isEmpty() ? "ok" : "degraded");
    }

    record ServerInfo(String name, String version, DatabaseHealth databaseHealth, LibraryHealth libraryHealth) {}

    /// @param status `ok`, or `degraded` while a music folder is not what it was: then `/readyz`, `/scan` and the log say which and why
    record LibraryHealth(String status) {}

    /// @param status `ok`, `degraded` or `rebuilding`: then `/readyz` and the log say what happened
    record DatabaseHealth(String status) {}
}
