package io.antiphon.nativeapi.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Rights;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.account.AccountBodies.UserBody;
import io.antiphon.nativeapi.account.UserRoutes.SubsonicLogin;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.States;
import io.helidon.http.Method;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Other people's accounts.
final class UserAdminRoutes {

    private static final String ALL = "all";
    private static final String ONE = "/admin/users/{name}";

    private final AccountPorts ports;

    UserAdminRoutes(AccountPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/admin/users", Access.USERS, "Lists the accounts", this::list)
                        .gives(AccountList.class),
                new Route(Method.POST, "/admin/users", Access.USERS, "Makes an account with a login password",
                        this::create).takes(NewAccount.class).gives(201, UserBody.class).repeatable(),
                new Route(Method.GET, ONE, Access.USERS, "Shows an account", call -> shown(named(call)))
                        .gives(UserBody.class)
                        .kept(),
                new Route(Method.PATCH, ONE, Access.USERS,
                        "Changes an account's role, permissions, music folders, address, bit rate, or disables it",
                        this::change).takes(Change.class)
                        .gives(UserBody.class)
                        .matched()
                        .mayFail(ProblemType.CONFLICT),
                new Route(Method.DELETE, ONE, Access.USERS, "Deletes an account and all that is its own", this::delete)
                        .matched()
                        .mayFail(ProblemType.CONFLICT),
                new Route(Method.PUT, ONE + "/password", Access.USERS, "Sets an account's login password",
                        this::setPassword).takes(Password.class),
                new Route(Method.POST, ONE + "/subsonic-password", Access.USERS, "Replaces an account's app-password",
                        this::rotate).gives(SubsonicLogin.class));
    }

    private Answer list(Call call) {
        return Answer.ok(new AccountList(ports.accounts().listAccounts().stream().map(UserBody::of).toList()));
    }

    private Answer create(Call call) {
        NewAccount body = call.body(NewAccount.class);
        Rights rights = AccountBodies.rights(body.role() == null ? Role.LISTENER : AccountBodies.role(body.role()),
                body.permissions());
        User made = ports.accounts()
                .createAccountWithLogin(call.user(), new Accounts.NewAccount(
                        Call.required(body.username(), "username"), Call.required(body.password(), "password"),
                        body.email(), rights, folders(body.musicFolders()),
                        body.maxBitRate() == null ? 0 : body.maxBitRate()));
        return Answer.created(UserBody.of(made)).tagged(etag(made));
    }

    private Answer change(Call call) {
        Change body = call.body(Change.class);
        User user = named(call);
        Role role = body.role() == null ? null : AccountBodies.role(body.role());
        call.requireMatch(etag(user));
        Set<Permission> granted = Set.of();
        Set<Permission> revoked = Set.of();
        if (body.permissions() != null) {
            // Whatever it may when it is changed, it may exactly this afterwards.
            granted = AccountBodies.permissions(body.permissions());
            revoked = EnumSet.allOf(Permission.class);
            revoked.removeAll(granted);
        }
        boolean all = isAll(body.musicFolders());
        return shown(ports.accounts()
                .updateAccount(call.user(), user.name(), new Accounts.AccountChange(null, body.email(), role, granted,
                        revoked, all ? null : folders(body.musicFolders()), all, body.maxBitRate(),
                        body.disabled()), current -> call.requireMatch(etag(current))));
    }

    private static Answer shown(User user) {
        return Answer.kept(UserBody.of(user), etag(user));
    }

    private static String etag(User user) {
        return States.of(UserBody.of(user));
    }

    private Answer delete(Call call) {
        ports.accounts()
                .deleteAccount(call.user(), call.parameter("name"), current -> call.requireMatch(etag(current)));
        return Answer.none();
    }

    private Answer setPassword(Call call) {
        ports.accounts()
                .setLoginPassword(call.user(), call.parameter("name"),
                        Call.required(call.body(Password.class).password(), "password"));
        return Answer.none();
    }

    private Answer rotate(Call call) {
        User user = ports.accounts().requireOwnOrReached(call.user(), call.parameter("name"));
        return Answer.ok(new SubsonicLogin(user.name(), ports.appPasswords().rotate(user)));
    }

    private User named(Call call) {
        String name = call.parameter("name");
        return ports.accounts()
                .findAccount(name)
                .orElseThrow(() -> new ProblemException(404, "there is no account named %s".formatted(name)));
    }

    private static boolean isAll(@Nullable JsonNode folders) {
        return folders != null && folders.isTextual() && folders.asText().equals(ALL);
    }

    /// @return absent when nothing was said, or all
    private @Nullable Set<Integer> folders(@Nullable JsonNode given) {
        if (given == null || given.isNull() || isAll(given)) {
            return null;
        }
        Set<Integer> folders = new HashSet<>();
        for (JsonNode id : given) {
            if (!id.isInt() || ports.musicFolders().findMusicFolder(id.asInt()).isEmpty()) {
                throw new ProblemException(400, "there is no music folder %s".formatted(id));
            }
            folders.add(id.asInt());
        }
        if (!given.isArray()) {
            throw new ProblemException(400, "`musicFolders` is a list of ids or `all`");
        }
        return folders;
    }

    record AccountList(List<UserBody> users) {

        AccountList {
            users = List.copyOf(users);
        }
    }

    /// @param role a listener unless it is said
    /// @param permissions all that it shall be allowed; those of its role unless they are said
    /// @param musicFolders ids, or `all`; what the caller sees unless it is said
    record NewAccount(String username, String password, @Nullable String email,
            @Nullable String role, @Nullable List<String> permissions, @Nullable JsonNode musicFolders,
            @Nullable Integer maxBitRate) {

        NewAccount {
            permissions = permissions == null ? null : List.copyOf(permissions);
        }

        @Override
        public String toString() {
            return "NewAccount[username=" + username + "]";
        }
    }

    /// What is absent stays.
    ///
    /// @param email empty for none
    record Change(@Nullable String email, @Nullable String role, @Nullable List<String> permissions,
            @Nullable JsonNode musicFolders, @Nullable Integer maxBitRate, @Nullable Boolean disabled) {

        Change {
            permissions = permissions == null ? null : List.copyOf(permissions);
        }
    }

    record Password(String password) {

        @Override
        public String toString() {
            return "Password[]";
        }
    }
}
