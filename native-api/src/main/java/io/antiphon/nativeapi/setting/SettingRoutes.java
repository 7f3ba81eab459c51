package io.antiphon.nativeapi.setting;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.user.OwnSettingsService;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.States;
import io.helidon.http.Method;
import java.util.List;
import java.util.stream.Stream;
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
        Change body = call.body(Change.class);
        return shown(ports.own()
                .change(self.id(), new OwnSettingsService.Change(body.email(), body.scrobbling(), body.maxBitRate(),
                        format(body.format()), body.showsPlaying()), current -> call.requireMatch(etag(current))));
    }

    private static Answer shown(User user) {
        return Answer.kept(body(user), etag(user));
    }

    private static OwnSettings body(User user) {
        return new OwnSettings(user.email(), user.own().scrobbling(), user.own().maxBitRate(), user.own().format(),
                user.own().showsPlaying());
    }

    private static @Nullable String format(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return given;
        }
        return AudioFormat.ofSuffix(given)
                .map(AudioFormat::suffix)
                .orElseThrow(() -> new ProblemException(ProblemType.INVALID_BODY,
                        "`format` is one of %s, or empty for none"
                                .formatted(Stream.of(AudioFormat.values()).map(AudioFormat::suffix).toList()),
                        "format"));
    }

    private static String etag(User user) {
        return States.of(body(user));
    }

    record Line(String key, @Field("As it is written in the file; `set` for a secret that is") String value) {}

    record Running(List<Line> settings) {

        Running {
            settings = List.copyOf(settings);
        }
    }

    record OwnSettings(@Nullable String email,
            @Field("Whether services that you are connected to are told what you hear and love") boolean scrobbling,
            @Field("kbit/s that you want at most, on every device; 0 for no wish. What you are allowed still counts") int maxBitRate,
            @Field("What you are sent where a player asks for no format; absent for what the operator says") @Nullable String format,
            @Field("Whether others see what you play now") boolean showsPlaying) {}

    record Change(@Field(value = "Empty for none", most = 254) @Nullable String email,
            @Nullable Boolean scrobbling,
            @Field(value = "kbit/s; 0 for no wish", least = 0, most = 100_000) @Nullable Integer maxBitRate,
            @Field(value = "As `mp3` or `opus`; empty for none", most = 20, example = "mp3") @Nullable String format,
            @Nullable Boolean showsPlaying) {}
}
