package io.antiphon.nativeapi.account;

import io.antiphon.core.artwork.AvatarService;
import io.antiphon.core.audit.Auditor;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.user.AccountLinkService;
import io.antiphon.core.user.AccountService;
import io.antiphon.core.user.ApiKeyService;
import io.antiphon.core.user.AppPasswordService;
import io.antiphon.nativeapi.http.CallerPorts;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.time.Clock;
import java.util.function.BiFunction;

/// What accounts, their credentials and signing in stand on.
///
/// @param linkAddress where the secret of a link is opened in a browser, for who sends this request
public record AccountPorts(CallerPorts callers, SignInPorts signIn, AccountService accounts,
        AppPasswordService appPasswords, ApiKeyService apiKeys, AccountLinkService links,
        BiFunction<String, ServerRequest, URI> linkAddress, AvatarService avatars, Auditor auditor,
        MusicFolders musicFolders, Clock clock) {}
