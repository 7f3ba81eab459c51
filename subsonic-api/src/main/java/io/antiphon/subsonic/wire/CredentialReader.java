package io.antiphon.subsonic.wire;

import io.antiphon.core.user.Credentials;
import io.antiphon.subsonic.parameter.Parameters;
import io.antiphon.subsonic.parameter.Passwords;
import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.SubsonicException;
import org.jspecify.annotations.Nullable;

/// Reads who a client says it is: `u` with `t` and `s`, `u` with `p`, or `apiKey`. Headers and cookies are not asked.
final class CredentialReader {
    private CredentialReader() {}

    static Credentials read(Parameters parameters) {
        String user = parameters.firstFilled("u");
        String password = parameters.first("p");
        String token = parameters.firstFilled("t");
        String salt = parameters.firstFilled("s");
        String apiKey = parameters.firstFilled("apiKey");
        boolean hasToken = token != null || salt != null;
        // A web client sends an empty p beside its token when it has forgotten the password.
        boolean hasPassword = password != null && !password.isEmpty();
        if (apiKey != null && (user != null || hasPassword || hasToken)) {
            throw conflict("apiKey excludes u, p, t and s");
        }
        if (hasPassword && hasToken) {
            throw conflict("p excludes t and s");
        }
        if (apiKey != null) {
            return new Credentials.Key(apiKey);
        }
        String name = require("u", user);
        if (hasToken) {
            return new Credentials.Token(name, require("t", token), require("s", salt));
        }
        return new Credentials.Password(name, Passwords.plain(require("p", password)));
    }

    private static String require(String parameter, @Nullable String value) {
        if (value == null) {
            throw SubsonicException.missing(parameter);
        }
        return value;
    }

    private static SubsonicException conflict(String which) {
        return new SubsonicException(ErrorCode.CONFLICTING_CREDENTIALS,
                "Several authentication mechanisms at once: " + which);
    }
}
