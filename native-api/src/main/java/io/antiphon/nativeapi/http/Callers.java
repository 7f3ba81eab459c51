package io.antiphon.nativeapi.http;

import io.antiphon.core.user.Authentication;
import io.antiphon.core.user.Credentials;
import io.antiphon.core.user.User;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out who calls: by `Authorization: Bearer` with an access token or an API key, or by `X-API-Key`.
public final class Callers {

    private static final HeaderName API_KEY = HeaderNames.create("X-API-Key");
    private static final String BEARER = "bearer ";
    private final CallerPorts ports;

    public Callers(CallerPorts ports) {
        this.ports = ports;
    }

    /// @return absent when no credentials were shown
    /// @throws ProblemException when they are not good
    public @Nullable Caller find(ServerRequest request) {
        String address = ports.address().apply(request);
        Optional<String> key = request.headers().value(API_KEY);
        if (key.isPresent()) {
            return byKey(key.get(), address);
        }
        String authorization = request.headers().value(HeaderNames.AUTHORIZATION).orElse("");
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = authorization.substring(BEARER.length()).strip();
        if (ports.operatorToken().test(request, token)) {
            return new Caller(User.operator(), null);
        }
        return token.indexOf('.') < 0 ? byKey(token, address) : byAccessToken(token);
    }

    private Caller byAccessToken(String token) {
        return ports.accessTokens()
                .sessionOf(token)
                .flatMap(session -> ports.sessions().findUser(session).map(user -> new Caller(user, session)))
                .orElseThrow(() -> new ProblemException(401, "the access token is not valid any more"));
    }

    private Caller byKey(String key, String address) {
        return switch (ports.authentication().authenticate(new Credentials.Key(key), address)) {
            case Authentication.Accepted accepted -> new Caller(accepted.user(), null, accepted.scope());
            case Authentication.Throttled throttled -> throw new ProblemException(429, "too many failed attempts",
                    throttled.retryAfter());
            case Authentication.Rejected _,Authentication.UnknownKey _ -> throw new ProblemException(401,
                    "the API key is not known or has expired");
        };
    }
}
