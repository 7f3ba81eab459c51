package io.antiphon.core.user;

/// The outcome of showing [Credentials].
public sealed interface Authentication {

    record Accepted(User user) implements Authentication {}

    /// Wrong name or wrong password; which of both is never told.
    record Rejected() implements Authentication {}

    /// The API key is not known.
    record UnknownKey() implements Authentication {}

    /// Too many failures from this account or address.
    record Throttled(java.time.Duration retryAfter) implements Authentication {}
}
