package io.antiphon.nativeapi;

import io.antiphon.core.user.ApiKey;
import io.antiphon.core.user.ApiKeyService.NewKey;
import io.antiphon.core.user.User;
import io.helidon.http.Method;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A user's own account, app-password and API keys.
final class UserRoutes {

    private final NativePorts ports;

    UserRoutes(NativePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/users/me", Access.USER, "Shows the caller's account",
                        call -> Answer.ok(UserBody.of(call.user()))),
                new Route(Method.PUT, "/users/me/password", Access.USER, "Changes the caller's login password",
                        this::changePassword),
                new Route(Method.GET, "/users/me/subsonic-password", Access.USER,
                        "Reveals the caller's app-password, made on first read", this::reveal),
                new Route(Method.POST, "/users/me/subsonic-password", Access.USER, "Replaces the caller's app-password",
                        this::rotate),
                new Route(Method.GET, "/users/me/api-keys", Access.USER, "Lists the caller's API keys", this::listKeys),
                new Route(Method.POST, "/users/me/api-keys", Access.USER, "Makes an API key, which is shown this once",
                        this::createKey),
                new Route(Method.DELETE, "/users/me/api-keys/{id}", Access.USER, "Revokes an API key",
                        this::revokeKey));
    }

    private Answer changePassword(Call call) {
        NewPassword body = call.body(NewPassword.class);
        String current = Call.required(body.currentPassword(), "currentPassword");
        String next = Call.required(body.password(), "password");
        if (!(ports.authentication()
                .signIn(call.user().name(), current,
                        call.address()) instanceof io.antiphon.core.user.Authentication.Accepted)) {
            throw new ProblemException(403, "the current password is wrong");
        }
        ports.accounts().setLoginPassword(call.user(), call.user().name(), next);
        return Answer.none();
    }

    private Answer reveal(Call call) {
        return Answer.ok(new SubsonicLogin(call.user().name(), ports.appPasswords().reveal(real(call).id())));
    }

    private Answer rotate(Call call) {
        return Answer.ok(new SubsonicLogin(call.user().name(), ports.appPasswords().rotate(real(call).id())));
    }

    private Answer listKeys(Call call) {
        return Answer.ok(
                new Keys(ports.apiKeys().list(call.user().id()).stream().map(key -> KeyBody.of(key, null)).toList()));
    }

    private Answer createKey(Call call) {
        NewKey made = ports.apiKeys().create(real(call).id(), Call.required(call.body(KeyName.class).name(), "name"));
        return Answer.created(KeyBody.of(made.key(), made.secret()));
    }

    private Answer revokeKey(Call call) {
        ports.apiKeys().revoke(call.user().id(), call.parameter("id"));
        return Answer.none();
    }

    /// The operator has no account.
    private User real(Call call) {
        return ports.accounts()
                .findAccount(call.user().name())
                .filter(user -> user.id().equals(call.user().id()))
                .orElseThrow(
                        () -> new ProblemException(404, "%s has no account".formatted(call.user().name())));
    }

    record NewPassword(@Nullable String currentPassword, @Nullable String password) {

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

    record KeyName(@Nullable String name) {}

    record Keys(List<KeyBody> apiKeys) {

        Keys {
            apiKeys = List.copyOf(apiKeys);
        }
    }

    /// @param key absent once it was shown
    record KeyBody(String id, String name, @Nullable String key, String createdAt, @Nullable String lastUsedAt) {

        static KeyBody of(ApiKey key, @Nullable String secret) {
            var lastUsedAt = key.lastUsedAt();
            return new KeyBody(key.id(), key.name(), secret, key.createdAt().toString(),
                    lastUsedAt == null ? null : lastUsedAt.toString());
        }

        @Override
        public String toString() {
            return "KeyBody[id=" + id + "]";
        }
    }

    /// An account as it is shown.
    record UserBody(String id, String name, @Nullable String email, List<String> permissions,
            @Nullable List<Integer> musicFolders, int maxBitRate,
            String createdAt) {

        UserBody {
            permissions = List.copyOf(permissions);
            musicFolders = musicFolders == null ? null : List.copyOf(musicFolders);
        }

        static UserBody of(User user) {
            var folders = user.musicFolders();
            return new UserBody(user.id().value(), user.name(), user.email(),
                    user.permissions()
                            .stream()
                            .map(permission -> permission.name().toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList(),
                    folders == null ? null : folders.stream().sorted().toList(), user.maxBitRate(),
                    user.createdAt().toString());
        }
    }
}
