package io.antiphon.nativeapi.admin;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// All about the server itself.
public final class AdminRoutes {

    private AdminRoutes() {}

    public static List<Route> routes(AdminPorts ports) {
        return Stream.of(new InfoRoutes(ports).routes(), new AuditRoutes(ports.account().auditor()).routes(),
                new BackupRoutes(ports).routes(), new TransferRoutes(ports).routes(), new RebuildRoutes(ports).routes())
                .flatMap(List::stream)
                .toList();
    }
}
