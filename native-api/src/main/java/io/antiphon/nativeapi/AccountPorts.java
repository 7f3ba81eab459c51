package io.antiphon.nativeapi;

import io.antiphon.core.audit.Auditor;
import io.antiphon.core.user.AccountLinkService;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.function.BiFunction;

/// What looking after accounts needs beside the accounts.
///
/// @param address where the secret of a link is opened in a browser, for who sends this request
public record AccountPorts(Auditor auditor, AccountLinkService links,
        BiFunction<String, ServerRequest, URI> address) {}
