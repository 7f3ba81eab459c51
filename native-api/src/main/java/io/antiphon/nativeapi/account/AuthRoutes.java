package io.antiphon.nativeapi.account;

import io.antiphon.core.user.Authentication;
import io.antiphon.core.user.SessionService.Grant;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.AccessTokens;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;

/// Signing in and out.
final class AuthRoutes {

    private final AccountPorts ports;

    AuthRoutes(AccountPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.POST, "/auth/login", Access.ANYONE, "Signs in with the login password", this::login)
                        .takes(Login.class)
                        .gives(Tokens.class)
                        .mayFail(ProblemType.NOT_SIGNED_IN),
                new Route(Method.POST, "/auth/refresh", Access.ANYONE, "Exchanges a refresh token for new tokens",
                        this::refresh).takes(Refresh.class).gives(Tokens.class).mayFail(ProblemType.NOT_SIGNED_IN),
                new Route(Method.POST, "/auth/logout", Access.ANYONE, "Ends the session of a refresh token",
                        this::logout).takes(Refresh.class),
                new Route(Method.POST, "/auth/logout-everywhere", Access.ACCOUNT, "Ends all sessions of the caller",
                        this::logoutEverywhere));
    }

    private Answer login(Call call) {
        Login login = call.body(Login.class);
        String name = Call.required(login.username(), "username");
        String password = Call.required(login.password(), "password");
        return switch (ports.callers().authentication().signIn(name, password, call.address())) {
            case Authentication.Accepted accepted -> Answer
                    .ok(tokens(ports, ports.callers().sessions().open(accepted.user(), call.client())));
            case Authentication.Throttled throttled -> throw new ProblemException(429, "too many failed attempts",
                    throttled.retryAfter());
            case Authentication.Rejected _,Authentication.UnknownKey _ -> throw new ProblemException(401,
                    "wrong user name or password");
        };
    }

    private Answer refresh(Call call) {
        String token = Call.required(call.body(Refresh.class).refreshToken(), "refreshToken");
        return ports.callers()
                .sessions()
                .refresh(token)
                .map(grant -> Answer.ok(tokens(ports, grant)))
                .orElseThrow(() -> new ProblemException(401, "the refresh token is not valid any more"));
    }

    private Answer logout(Call call) {
        ports.callers().sessions().close(Call.required(call.body(Refresh.class).refreshToken(), "refreshToken"));
        return Answer.none();
    }

    private Answer logoutEverywhere(Call call) {
        ports.callers().sessions().closeAll(call.user());
        return Answer.none();
    }

    /// What a session is used with.
    static Tokens tokens(AccountPorts ports, Grant grant) {
        return new Tokens(ports.callers().accessTokens().issue(grant.sessionId()), grant.refreshToken(),
                AccessTokens.LIFETIME.toSeconds(), "Bearer");
    }

    record Login(String username, String password) {

        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }

    record Refresh(String refreshToken) {

        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

    /// @param expiresIn seconds the access token lives
    record Tokens(String accessToken, String refreshToken, long expiresIn, String tokenType) {

        @Override
        public String toString() {
            return "Tokens[]";
        }
    }
}
