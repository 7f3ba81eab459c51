package io.antiphon.nativeapi.account;

import io.antiphon.core.artwork.AvatarService;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;

/// The picture that people show of themselves.
final class AvatarRoutes {

    private final AccountPorts ports;

    AvatarRoutes(AccountPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.PUT, "/users/me/avatar", Access.SETTINGS,
                        "Takes the body, a picture, as the caller's avatar", this::set).takesMedia("image/*")
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.DELETE, "/users/me/avatar", Access.SETTINGS, "Removes the caller's avatar",
                        this::remove).mayFail(ProblemType.NOT_FOUND));
    }

    private Answer set(Call call) {
        ports.avatars().set(call.account(ports.accounts()), call.bytes(AvatarService.MAX_BYTES));
        return Answer.none();
    }

    private Answer remove(Call call) {
        ports.avatars().remove(call.account(ports.accounts()));
        return Answer.none();
    }
}
