package io.antiphon.core.library.scan.store;

/// Someone credited on a track, once a role.
///
/// @param artist row of the artist
public record CreditRow(int artist, String role) {}
