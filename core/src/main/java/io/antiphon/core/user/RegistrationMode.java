package io.antiphon.core.user;

/// How people come to an account that nobody makes for them.
public enum RegistrationMode {
    /// Not at all.
    CLOSED,
    /// By an invitation.
    INVITATION,
    /// Whoever wants one makes one.
    OPEN
}
