package io.antiphon.core.user;

/// Who may make an account of their own.
///
/// @param mostAccounts how many accounts there may be, all together, while anybody still makes one without an invitation
public record RegistrationRules(RegistrationMode mode, int mostAccounts) {}
