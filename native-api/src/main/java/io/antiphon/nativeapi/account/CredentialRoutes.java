package io.antiphon.nativeapi.account;

import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.ApiKeyService.NewKey;
import io.antiphon.core.user.AppPassword;
import io.antiphon.core.user.AppPasswordService.NewPassword;
import io.antiphon.core.user.Scopes;
import io.antiphon.core.user.Terms;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.account.CredentialBodies.ApiKeys;
import io.antiphon.nativeapi.account.CredentialBodies.AppPasswordBody;
import io.antiphon.nativeapi.account.CredentialBodies.AppPasswords;
import io.antiphon.nativeapi.account.CredentialBodies.KeyBody;
import io.antiphon.nativeapi.account.CredentialBodies.NewCredential;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.stream.Stream;

/// App-passwords and API keys, one for each device or program: the caller's own, and those of the accounts they look after. Whoever
/// makes one sees it, so for others it is made only by those who may all that the other may.
final class CredentialRoutes {

    private static final String MINE = "/users/me";
    private static final String THEIRS = "/admin/users/{name}";

    private final AccountPorts ports;

    CredentialRoutes(AccountPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return Stream.concat(mine(), theirs()).toList();
    }

    private Stream<Route> mine() {
        return Stream.of(
                new Route(Method.GET, MINE + "/api-keys", Access.ACCOUNT, "Lists the caller's API keys",
                        call -> keys(self(call))).gives(ApiKeys.class),
                new Route(Method.POST, MINE + "/api-keys", Access.ACCOUNT,
                        "Makes an API key, which is shown this once; `scopes` and `expiresAt` limit it",
                        call -> newKey(call, self(call))).takes(NewCredential.class)
                        .gives(201, KeyBody.class)
                        .repeatable(),
                new Route(Method.DELETE, MINE + "/api-keys/{id}", Access.ACCOUNT, "Revokes an API key",
                        call -> revokeKey(call, self(call))),
                new Route(Method.GET, MINE + "/app-passwords", Access.ACCOUNT,
                        "Lists the caller's app-passwords without showing them", call -> passwords(self(call)))
                        .gives(AppPasswords.class),
                new Route(Method.POST, MINE + "/app-passwords", Access.ACCOUNT,
                        "Makes an app-password for a device; `scopes` and `expiresAt` limit it",
                        call -> newPassword(call, self(call))).takes(NewCredential.class)
                        .gives(201, AppPasswordBody.class)
                        .repeatable(),
                new Route(Method.GET, MINE + "/app-passwords/{id}", Access.ACCOUNT, "Reveals an app-password",
                        call -> reveal(call, self(call))).gives(AppPasswordBody.class),
                new Route(Method.DELETE, MINE + "/app-passwords/{id}", Access.ACCOUNT, "Revokes an app-password",
                        call -> revokePassword(call, self(call))));
    }

    private Stream<Route> theirs() {
        return Stream.of(
                new Route(Method.GET, THEIRS + "/api-keys", Access.USERS, "Lists an account's API keys",
                        call -> keys(named(call))).gives(ApiKeys.class),
                new Route(Method.POST, THEIRS + "/api-keys", Access.USERS,
                        "Makes an API key for an account, which is shown this once",
                        call -> newKey(call, reached(call))).takes(NewCredential.class)
                        .gives(201, KeyBody.class)
                        .repeatable(),
                new Route(Method.DELETE, THEIRS + "/api-keys/{id}", Access.USERS, "Revokes an account's API key",
                        call -> revokeKey(call, named(call))),
                new Route(Method.GET, THEIRS + "/app-passwords", Access.USERS,
                        "Lists an account's app-passwords without showing them", call -> passwords(named(call)))
                        .gives(AppPasswords.class),
                new Route(Method.POST, THEIRS + "/app-passwords", Access.USERS,
                        "Makes another app-password for a device", call -> newPassword(call, reached(call)))
                        .takes(NewCredential.class)
                        .gives(201, AppPasswordBody.class)
                        .repeatable(),
                new Route(Method.DELETE, THEIRS + "/app-passwords/{id}", Access.USERS,
                        "Revokes an account's app-password", call -> revokePassword(call, named(call))));
    }

    private Answer keys(User user) {
        return Answer.ok(new ApiKeys(ports.apiKeys()
                .list(user.id())
                .stream()
                .map(key -> KeyBody.of(key, null, ports.clock().instant()))
                .toList()));
    }

    private Answer newKey(Call call, User user) {
        NewCredential body = call.body(NewCredential.class);
        NewKey made = ports.apiKeys().create(user, Call.required(body.name(), "name"), terms(body, user));
        return Answer.created(KeyBody.of(made.key(), made.secret(), ports.clock().instant()));
    }

    private Answer revokeKey(Call call, User user) {
        ports.apiKeys().revoke(user, call.parameter("id"));
        return Answer.none();
    }

    private Answer passwords(User user) {
        return Answer.ok(new AppPasswords(ports.appPasswords()
                .list(user.id())
                .stream()
                .map(kept -> AppPasswordBody.of(kept, user.name(), null, ports.clock().instant()))
                .toList()));
    }

    private Answer newPassword(Call call, User user) {
        NewCredential body = call.body(NewCredential.class);
        NewPassword made = ports.appPasswords().add(user, Call.required(body.name(), "name"), terms(body, user));
        return Answer.created(
                AppPasswordBody.of(made.appPassword(), user.name(), made.secret(), ports.clock().instant()));
    }

    private Answer reveal(Call call, User user) {
        String id = call.parameter("id");
        String secret = ports.appPasswords().reveal(user, id);
        AppPassword kept = ports.appPasswords()
                .list(user.id())
                .stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(404, "the app-password was revoked just now"));
        return Answer.ok(AppPasswordBody.of(kept, user.name(), secret, ports.clock().instant()));
    }

    private Answer revokePassword(Call call, User user) {
        ports.appPasswords().revoke(user, call.parameter("id"));
        return Answer.none();
    }

    private Terms terms(NewCredential body, User user) {
        return Scopes.read(body.scopes(), body.expiresAt(),
                Viewer.of(user, ports.musicFolders().listMusicFolders()).shownFolders());
    }

    /// Whoever makes a credential may use it.
    private User reached(Call call) {
        return ports.accounts().requireOwnOrReached(call.user(), call.parameter("name"));
    }

    private User named(Call call) {
        return ports.accounts().requireOwnOrAdmin(call.user(), call.parameter("name"));
    }

    /// The operator has no account.
    private User self(Call call) {
        return call.account(ports.accounts());
    }
}
