package io.antiphon.nativeapi.account;

import io.antiphon.core.signin.HeaderSignIn;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Signing in by what a proxy says.
///
/// @param isProxy whether a request comes directly from one that may say who somebody is
/// @param userHeader which header says it
/// @param groupsHeader their groups, joined by commas; absent when the proxy tells none
public record ProxyPorts(HeaderSignIn signIn, Predicate<ServerRequest> isProxy, String userHeader,
        @Nullable String groupsHeader) {}
