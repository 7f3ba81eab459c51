package io.antiphon.subsonic.wire;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.Authentication;
import io.antiphon.core.user.Authenticator;
import io.antiphon.core.user.User;
import io.antiphon.subsonic.endpoint.Access;
import io.antiphon.subsonic.endpoint.Caller;
import io.antiphon.subsonic.endpoint.Endpoint;
import io.antiphon.subsonic.parameter.Parameters;
import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.SubsonicException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets callers in: common parameters first, then the protocol's version, then who it is.
final class Gatekeeper {
    private static final int MAJOR = 1;
    private static final int MINOR = 16;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,4}))?.*");

    private final Authenticator authenticator;
    private final MusicFolders musicFolders;

    Gatekeeper(Authenticator authenticator, MusicFolders musicFolders) {
        this.authenticator = authenticator;
        this.musicFolders = musicFolders;
    }

    /// @throws SubsonicException 10, 20, 30, 40, 43 or 44
    Caller admit(Parameters parameters, Exchange exchange) {
        String version = require(parameters, "v");
        String client = require(parameters, "c");
        checkVersion(version);
        Authentication outcome = authenticator.authenticate(CredentialReader.read(parameters), exchange.address());
        Authentication.Accepted accepted = switch (outcome) {
            case Authentication.Accepted found -> found;
            case Authentication.Rejected rejected -> throw new SubsonicException(ErrorCode.WRONG_CREDENTIALS,
                    "Wrong username or password");
            case Authentication.UnknownKey unknown -> throw new SubsonicException(ErrorCode.INVALID_API_KEY,
                    "Invalid API key");
            case Authentication.Throttled throttled -> {
                long seconds = Math.max(1, throttled.retryAfter().toSeconds());
                exchange.setHeader("Retry-After", Long.toString(seconds));
                throw new SubsonicException(ErrorCode.WRONG_CREDENTIALS,
                        "Too many failed sign-ins; try again in %d seconds".formatted(seconds));
            }
        };
        User user = accepted.user();
        return new Caller(user, accepted.scope(), Viewer.of(user, musicFolders.listMusicFolders()), client, version,
                exchange.address(),
                exchange.reachedBy());
    }

    /// @throws SubsonicException 50
    static void authorise(Caller caller, Endpoint<?> endpoint) {
        if (endpoint.access() instanceof Access.Permitted permitted && !caller.user().may(permitted.permission())) {
            throw new SubsonicException(ErrorCode.NOT_AUTHORISED,
                    "User is not authorized for %s".formatted(endpoint.name()));
        }
        if (endpoint.changes() && caller.scope().readOnly()) {
            throw new SubsonicException(ErrorCode.NOT_AUTHORISED,
                    "%s changes something, and this credential is read-only".formatted(endpoint.name()));
        }
    }

    private static String require(Parameters parameters, String name) {
        String value = parameters.firstFilled(name);
        if (value == null) {
            throw SubsonicException.missing(name);
        }
        return value;
    }

    private static void checkVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw SubsonicException.badValue("v", "a protocol version like 1.16.1", version);
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        if (major < MAJOR) {
            throw new SubsonicException(ErrorCode.CLIENT_TOO_OLD, "Incompatible protocol version: client must upgrade");
        }
        if (major > MAJOR || minor > MINOR) {
            throw new SubsonicException(ErrorCode.SERVER_TOO_OLD, "Incompatible protocol version: server must upgrade");
        }
    }
}
