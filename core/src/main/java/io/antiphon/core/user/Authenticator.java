package io.antiphon.core.user;

/// Decides whether someone is who they say. Takes the same time for a user that does not exist as for a wrong password, and
/// slows down whoever guesses.
public interface Authenticator {

    /// @param address where the question comes from, for limits per address
    Authentication authenticate(Credentials credentials, String address);
}
