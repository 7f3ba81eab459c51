package io.antiphon.core.user;

/// The outcome of showing [Credentials].
public sealed interface Authentication {

    /// @param user narrowed to the scope
    record Accepted(User user, AccessScope scope) implements Authentication {

        /// Someone whose credential lets them do all they may.
        public Accepted(User user) {
            this(user, AccessScope.FULL);
        }
    }

    /// Wrong name or wrong password; which of both is never told.
    record Rejected() implements Authentication {}

    /// The API key is not known, or has expired.
    record UnknownKey() implements Authentication {}

    /// Too many failures from this account or address.
    record Throttled(java.time.Duration retryAfter) implements Authentication {}
}
