package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.transfer.ServiceData.Wishes;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// What the caller did at a service, from the files that the service gives them; `docs/importing.md`.
final class ServiceDataRoutes {

    private final ElsewherePorts ports;

    ServiceDataRoutes(ElsewherePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(new Route(Method.POST, "/users/me/import/{service}", Access.ACCOUNT,
                "Takes in what the caller did at a service, from the file or archive that it gives", this::take)
                .at(Parameter.choice("service", ports.data().services(), "Whose file it is."))
                .query(Parameter.flag("dryRun", "Says what would be done."),
                        Parameter.flag("preferImported", "Ratings that are here give way."))
                .takesMedia("application/octet-stream")
                .gives(Taken.class)
                .mayFail(ProblemType.NOT_FOUND));
    }

    private Answer take(Call call) {
        User user = call.account(ports.accounts());
        Wishes wishes = new Wishes(call.isSet("dryRun"), call.isSet("preferImported"));
        try (InputStream in = call.content()) {
            TransferReport report = ports.data().read(call.parameter("service"), in, user, wishes);
            if (!wishes.dry()) {
                ports.auditor()
                        .record(AuditKind.DATA_IMPORTED, user.name(), call.address(), user.name(),
                                "%s: %s".formatted(call.parameter("service"), report.taken()));
            }
            return Answer.ok(new Taken(report.withoutPlaces()));
        } catch (IOException e) {
            throw new ProblemException(400, "what comes in could not be read: %s".formatted(e.getMessage()));
        }
    }

    record Taken(TransferReport report) {}
}
