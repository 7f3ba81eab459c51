package io.antiphon.nativeapi.admin;

import io.antiphon.core.user.Permission;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Caller;
import io.antiphon.nativeapi.http.Callers;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to know about this server.
final class InfoRoutes {

    private final AdminPorts ports;
    private final Callers callers;

    InfoRoutes(AdminPorts ports) {
        this.ports = ports;
        this.callers = new Callers(ports.account().callers());
    }

    List<Route> routes() {
        return List.of(new Route(Method.GET, "/info", Access.ANYONE,
                "Says what this server is, and to those who look after it how the providers do", this::info)
                .gives(ServerInfo.class));
    }

    private Answer info(Call call) {
        boolean inside = mayLookInside(call);
        return Answer.ok(new ServerInfo("antiphon", ports.version(), health(),
                new LibraryHealth(ports.libraryInDoubt().getAsBoolean() ? "degraded" : "ok"),
                Names.written(ports.account().signIn().registration().mode()),
                inside ? ports.providers().providers().get().all().stream().map(ProviderState::of).toList() : null,
                inside ? ports.providers().pluginProblems().get() : null));
    }

    /// Everybody may ask; wrong credentials are as good as none here.
    private boolean mayLookInside(Call call) {
        try {
            Caller caller = callers.find(call.request());
            return caller != null && caller.user().may(Permission.MANAGE_SERVER);
        } catch (ProblemException _) {
            return false;
        }
    }

    /// Everybody may ask, so that only that something is wrong is said, not what.
    private DatabaseHealth health() {
        if (ports.rebuild().progress().isRunning()) {
            return new DatabaseHealth("rebuilding");
        }
        return new DatabaseHealth(ports.databaseFault().get().isEmpty() ? "ok" : "degraded");
    }

    /// @param registration how people come to an account that nobody makes for them
    /// @param providers who may be asked about the music, in their order; only for those who look after the server
    /// @param pluginProblems what is wrong with plug-ins; only for those who look after the server
    record ServerInfo(String name, String version, DatabaseHealth databaseHealth, LibraryHealth libraryHealth,
            @Field(oneOf = io.antiphon.core.user.RegistrationMode.class) String registration,
            @Nullable List<ProviderState> providers,
            @Nullable List<String> pluginProblems) {}

    /// @param status `ok`, or `degraded` while a music folder is not what it was: then `/readyz`, `/scan` and the log say which and why
    record LibraryHealth(String status) {}

    /// @param status `ok`, `degraded` or `rebuilding`: then `/readyz` and the log say what happened
    record DatabaseHealth(String status) {}
}
