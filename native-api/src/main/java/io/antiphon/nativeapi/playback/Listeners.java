package io.antiphon.nativeapi.playback;

import io.antiphon.core.user.User;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemException;
import org.jspecify.annotations.Nullable;

/// Who listens, and on what.
final class Listeners {

    private static final int MAX_DEVICE = 100;

    private Listeners() {}

    /// The caller, who must have an account.
    static User of(Call call) {
        if (call.user().id().equals(User.operator().id())) {
            throw new ProblemException(403, "whoever runs this machine has no account, and so nothing to listen with");
        }
        return call.user();
    }

    /// @param named as the caller named it; else it is what its program calls itself
    static String device(Call call, @Nullable String named) {
        if (named != null) {
            return named;
        }
        String client = call.client().replaceAll("\\p{Cntrl}", " ").strip();
        String known = client.isEmpty() ? "unknown device" : client;
        return known.length() <= MAX_DEVICE ? known : known.substring(0, MAX_DEVICE);
    }
}
