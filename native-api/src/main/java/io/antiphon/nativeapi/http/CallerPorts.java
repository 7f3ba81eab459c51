package io.antiphon.nativeapi.http;

import io.antiphon.core.user.AuthenticationService;
import io.antiphon.core.user.SessionService;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/// What finding out who calls, and from where, stands on.
///
/// @param operatorToken tells the token that this machine's operator reads from the data directory; good in requests from this machine only
/// @param local whether a request comes from this machine itself, through no proxy
/// @param address where a request comes from, trusted proxies looked through
public record CallerPorts(AuthenticationService authentication, SessionService sessions, AccessTokens accessTokens,
        BiPredicate<ServerRequest, String> operatorToken, Predicate<ServerRequest> local,
        Function<ServerRequest, String> address) {}
