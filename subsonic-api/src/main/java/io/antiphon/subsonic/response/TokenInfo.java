package io.antiphon.subsonic.response;

/// Whose API key it is.
public record TokenInfo(String username) {}
