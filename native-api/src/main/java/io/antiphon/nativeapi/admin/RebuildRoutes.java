package io.antiphon.nativeapi.admin;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.backup.DatabaseRebuild.Progress;
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

/// Making the database anew, for whoever sits at the machine; `docs/backups.md`.
final class RebuildRoutes {

    private final AdminPorts ports;

    RebuildRoutes(AdminPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/database/rebuild", Access.ADMIN, "Says how the rebuild of the database stands",
                        _ -> Answer.ok(Standing.of(ports.rebuild().progress()))).gives(Standing.class),
                new Route(Method.POST, "/database/rebuild", Access.ADMIN,
                        "Rebuilds a database that was lost from what is left of it; from this machine only",
                        this::start).gives(202, Standing.class).mayFail(ProblemType.CONFLICT).atTheMachineOnly());
    }

    private Answer start(Call call) {
        Progress begun = ports.rebuild().start(call.user().name());
        ports.account()
                .auditor()
                .record(AuditKind.DATABASE_REBUILT, call.user().name(), call.address(), call.user().name(), "begun");
        return Answer.accepted(Standing.of(begun));
    }

    /// @param state `idle`, `reading`, `restarting`, `scanning`, `done` or `failed`
    /// @param source what people did comes from
    /// @param rows that were saved, by table
    record Standing(String state, @Nullable String source, Map<String, Long> rows, @Nullable String startedAt,
            @Nullable String error) {

        Standing {
            rows = new TreeMap<>(rows);
        }

        static Standing of(Progress progress) {
            return new Standing(progress.state(), progress.source(), progress.rows(),
                    progress.startedAt() == null ? null : progress.startedAt().toString(), progress.error());
        }
    }
}
