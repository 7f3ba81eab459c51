package io.antiphon.nativeapi;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.radio.RadioReceiver;
import io.antiphon.core.user.AccountService;
import io.antiphon.core.user.ApiKeyService;
import io.antiphon.core.user.AppPasswordService;
import io.antiphon.core.user.AuthenticationService;
import io.antiphon.core.user.SessionService;
import io.helidon.webserver.http.ServerRequest;
import java.time.Clock;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// What the native API stands on.
///
/// @param operatorToken tells the token that this machine's operator reads from the data directory; good in requests from this machine only
/// @param address where a request comes from, trusted proxies looked through
/// @param radio listens to radio stations
/// @param version of the program
/// @param library following and keeping it
public record NativePorts(AuthenticationService authentication, AccountService accounts,
        AppPasswordService appPasswords, ApiKeyService apiKeys,
        SessionService sessions, AccessTokens accessTokens, Scanner scanner, MusicFolders musicFolders,
        SoundPorts sound,
        BiPredicate<ServerRequest, String> operatorToken,
        Function<ServerRequest, String> address, RadioReceiver radio, String version, MediaPorts media,
        PlaylistPorts playlists, Clock clock, AccountPorts people, LibraryPorts library, SignInPorts signIn) {}
