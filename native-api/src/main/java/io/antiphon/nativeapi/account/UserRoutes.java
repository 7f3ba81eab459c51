package io.antiphon.nativeapi.account;

import io.antiphon.core.user.Authentication;
import io.antiphon.nativeapi.account.AccountBodies.UserBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;

/// A user's own account and app-password for Subsonic.
final class UserRoutes {

    private final AccountPorts ports;

    UserRoutes(AccountPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/users/me", Access.USER, "Shows the caller's account",
                        call -> Answer.ok(UserBody.of(call.user()))).gives(UserBody.class),
                new Route(Method.PUT, "/users/me/password", Access.SETTINGS, "Changes the caller's login password",
                        this::changePassword).takes(NewPassword.class),
                new Route(Method.GET, "/users/me/subsonic-password", Access.ACCOUNT,
                        "Reveals the caller's app-password, made on first read", this::reveal)
                        .gives(SubsonicLogin.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/users/me/subsonic-password", Access.ACCOUNT,
                        "Replaces the caller's app-password",
                        this::rotate).gives(SubsonicLogin.class).mayFail(ProblemType.NOT_FOUND));
    }

    private Answer changePassword(Call call) {
        NewPassword body = call.body(NewPassword.class);
        String current = Call.required(body.currentPassword(), "currentPassword");
        String next = Call.required(body.password(), "password");
        if (!(ports.callers()
                .authentication()
                .signIn(call.user().name(), current,
                        call.address()) instanceof Authentication.Accepted)) {
            throw new ProblemException(403, "the current password is wrong");
        }
        ports.accounts().setLoginPassword(call.user(), call.user().name(), next);
        return Answer.none();
    }

    private Answer reveal(Call call) {
        return Answer
                .ok(new SubsonicLogin(call.user().name(), ports.appPasswords().reveal(call.account(ports.accounts()))));
    }

    private Answer rotate(Call call) {
        return Answer
                .ok(new SubsonicLogin(call.user().name(), ports.appPasswords().rotate(call.account(ports.accounts()))));
    }

    record NewPassword(String currentPassword, String password) {

        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    record SubsonicLogin(String username, String password) {

        @Override
        public String toString() {
            return "SubsonicLogin[username=" + username + "]";
        }
    }
}
