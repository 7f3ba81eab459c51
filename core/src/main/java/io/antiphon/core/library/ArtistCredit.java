package io.antiphon.core.library;

/// An artist as credited on an item.
///
/// @param name the artist's own name, not the spelling of the credit
public record ArtistCredit(ArtistId id, String name) {}
