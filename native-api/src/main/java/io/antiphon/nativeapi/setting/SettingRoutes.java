package io.antiphon.nativeapi.setting;

import io.antiphon.core.user.User;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings: those of the server are read here and set where it is started; those of an account are its own.
public final class SettingRoutes {

    private static final String OWN = "/users/me/settings";

    private final SettingPorts ports;

    public SettingRoutes(SettingPorts ports) {
        this.ports = ports;
    }

    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/settings", Access.ADMIN,
                        "Shows what the server runs with; of secrets, only whether they are set", this::running)
                        .gives(Running.class)
                        .kept(),
                new Route(Method.GET, OWN, Access.SETTINGS, "Shows what you set for yourself",
                        call -> shown(call.account(ports.accounts()))).gives(OwnSettings.class)
                        .kept()
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.PATCH, OWN, Access.SETTINGS, "Changes what you set for yourself; what is absent stays",
                        this::change).takes(Change.class)
                        .gives(OwnSettings.class)
                        .guarded()
                        .mayFail(ProblemType.NOT_FOUND));
    }

    private Answer running(Call call) {
        return Answer.ok(new Running(ports.running()
                .get()
                .entrySet()
                .stream()
                .map(setting -> new Line(setting.getKey(), setting.getValue()))
                .toList()));
    }

    private Answer change(Call call) {
        User self = call.account(ports.accounts());
        call.requireMatch(etag(self));
        String email = call.body(Change.class).email();
        return shown(email == null ? self : ports.accounts().describeOwn(self, email));
    }

    private static Answer shown(User user) {
        return Answer.kept(new OwnSettings(user.email()), etag(user));
    }

    private static String etag(User user) {
        return "%s-%08x".formatted(user.id().value(), Objects.requireNonNullElse(user.email(), "").hashCode());
    }

    record Line(String key, @Field("As it is written in the file; `set` for a secret that is") String value) {}

    record Running(List<Line> settings) {

        Running {
            settings = List.copyOf(settings);
        }
    }

    record OwnSettings(@Nullable String email) {}

    record Change(@Field(value = "Empty for none", most = 254) @Nullable String email) {}
}
