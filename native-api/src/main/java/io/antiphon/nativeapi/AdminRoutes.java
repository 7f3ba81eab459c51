package io.antiphon.nativeapi;

import io.antiphon.core.user.AccountService;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.UserRoutes.SubsonicLogin;
import io.antiphon.nativeapi.UserRoutes.UserBody;
import io.helidon.http.Method;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Other people's accounts.
final class AdminRoutes {

    private final NativePorts ports;

    AdminRoutes(NativePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(new Route(Method.GET, "/admin/users", Access.ADMIN, "Lists the accounts", this::list),
                new Route(Method.POST, "/admin/users", Access.ADMIN, "Makes an account with a login password",
                        this::create),
                new Route(Method.DELETE, "/admin/users/{name}", Access.ADMIN,
                        "Deletes an account and all that is its own", this::delete),
                new Route(Method.PUT, "/admin/users/{name}/password", Access.ADMIN, "Sets an account's login password",
                        this::setPassword),
                new Route(Method.POST, "/admin/users/{name}/subsonic-password", Access.ADMIN,
                        "Replaces an account's app-password", this::rotate));
    }

    private Answer list(Call call) {
        return Answer.ok(new Accounts(ports.accounts().listAccounts().stream().map(UserBody::of).toList()));
    }

    private Answer create(Call call) {
        NewAccount body = call.body(NewAccount.class);
        User made = ports.accounts()
                .createAccountWithLogin(call.user(), Call.required(body.username(), "username"),
                        Call.required(body.password(), "password"),
                        Boolean.TRUE.equals(body.admin()) ? EnumSet.allOf(Permission.class) : AccountService.LISTENER);
        return Answer.created(UserBody.of(made));
    }

    private Answer delete(Call call) {
        ports.accounts().deleteAccount(call.user(), call.parameter("name"));
        return Answer.none();
    }

    private Answer setPassword(Call call) {
        ports.accounts()
                .setLoginPassword(call.user(), call.parameter("name"),
                        Call.required(call.body(Password.class).password(), "password"));
        return Answer.none();
    }

    private Answer rotate(Call call) {
        User user = ports.accounts().requireOwnOrAdmin(call.user(), call.parameter("name"));
        return Answer.ok(new SubsonicLogin(user.name(), ports.appPasswords().rotate(user)));
    }

    record Accounts(List<UserBody> users) {

        Accounts {
            users = List.copyOf(users);
        }
    }

    record NewAccount(@Nullable String username, @Nullable String password, @Nullable Boolean admin) {

        @Override
        public String toString() {
            return "NewAccount[username=" + username + "]";
        }
    }

    record Password(@Nullable String password) {

        @Override
        public String toString() {
            return "Password[]";
        }
    }
}
