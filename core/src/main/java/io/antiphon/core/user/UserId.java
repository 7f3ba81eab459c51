package io.antiphon.core.user;

/// The id of an account: random and never changed, also when it is renamed.
public record UserId(String value) {}
