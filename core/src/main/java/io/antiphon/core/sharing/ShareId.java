package io.antiphon.core.sharing;

/// The id of a share and the secret of its link in one: random characters of `[0-9A-Za-z]` worth at least 128 bits. Who knows it
/// hears what is shared.
public record ShareId(String value) {}
