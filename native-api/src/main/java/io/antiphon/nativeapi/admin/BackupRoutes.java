package io.antiphon.nativeapi.admin;

import io.antiphon.core.backup.Backup;
import io.antiphon.core.backup.Backups;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Backups of the database, for admins.
final class BackupRoutes {

    private final AdminPorts ports;

    BackupRoutes(AdminPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/admin/backups", Access.ADMIN, "Lists backups of the database, the newest first",
                        this::list).gives(All.class),
                new Route(Method.POST, "/admin/backups", Access.ADMIN,
                        "Makes a backup of the database, and restores it elsewhere to see that it is whole",
                        this::make).gives(201, BackupBody.class).mayFail(ProblemType.UNAVAILABLE));
    }

    private Answer list(Call call) {
        return Answer.ok(new All(ports.backups().list().stream().map(found -> body(found, null)).toList()));
    }

    private Answer make(Call call) {
        Backups.Made made = ports.backups().make();
        return Answer.created(body(made.backup(), new TreeMap<>(made.rows())));
    }

    private static BackupBody body(Backup backup, @Nullable Map<String, Long> rows) {
        return new BackupBody(String.valueOf(backup.file().getFileName()), backup.file().toString(),
                backup.at().toString(), backup.bytes(), rows);
    }

    record All(List<BackupBody> backups) {

        All {
            backups = List.copyOf(backups);
        }
    }

    /// @param rows by table, as counted in the restored copy
    record BackupBody(String name, String file, String at, long bytes, @Nullable Map<String, Long> rows) {}
}
