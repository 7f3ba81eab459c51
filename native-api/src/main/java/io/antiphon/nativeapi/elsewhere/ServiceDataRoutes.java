package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.scrobble.HistoryImports.Progress;
import io.antiphon.core.transfer.ServiceData.Wishes;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the caller did at a service, from the files that the service gives them; `docs/importing.md`.
final class ServiceDataRoutes {

    private static final String HISTORY = "/users/me/scrobbling/{service}/import";

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
                .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, HISTORY, Access.ACCOUNT,
                        "Begins to take in what the caller heard at a service that they are connected to",
                        call -> Answer.accepted(Standing.of(ports.histories()
                                .begin(call.account(ports.accounts()), call.parameter("service"),
                                        call.isSet("dryRun")))))
                        .query(Parameter.flag("dryRun", "Says what would be done."))
                        .gives(202, Standing.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, HISTORY, Access.ACCOUNT,
                        "Tells how the last import of what the caller heard at a service stands",
                        call -> Answer.ok(Standing.of(ports.histories()
                                .find(call.account(ports.accounts()).id(), call.parameter("service")))))
                        .gives(Standing.class)
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

    /// @param state `running`, `done` or `failed`
    record Standing(@Field(oneOf = State.class) String state, @Nullable TransferReport report,
            @Field("Why it failed") @Nullable String failure) {

        static Standing of(Progress progress) {
            TransferReport report = progress.report();
            State state = progress.running() ? State.RUNNING : report == null ? State.FAILED : State.DONE;
            return new Standing(Names.written(state), report == null ? null : report.withoutPlaces(),
                    progress.failure());
        }
    }

    enum State {
        RUNNING, DONE, FAILED
    }
}
