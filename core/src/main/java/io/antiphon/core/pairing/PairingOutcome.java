package io.antiphon.core.pairing;

import io.antiphon.core.user.User;
import java.time.Duration;

/// What showing a code led to.
public sealed interface PairingOutcome {

    /// @param device what the credential is called
    /// @param secret an app-password or an API key, shown this once
    record Paired(User user, String device, Kind kind, String secret) implements PairingOutcome {

        @Override
        public String toString() {
            return "Paired[user=" + user.name() + ", device=" + device + "]";
        }
    }

    /// The code is wrong, was used, or is over; which of these is never told.
    record Refused() implements PairingOutcome {}

    /// Too many wrong codes from this address.
    record Throttled(Duration retryAfter) implements PairingOutcome {}

    /// What a device is given.
    enum Kind {
        APP_PASSWORD, API_KEY
    }
}
