package io.antiphon.subsonic.response;

/// Shares.
public record Shares(Iterable<Share> share) {}
