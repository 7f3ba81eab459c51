package io.antiphon.core.history;

/// How many different things were heard.
///
/// @param newArtists those of `artists` that were never heard before
public record Variety(long tracks, long albums, long artists, long newArtists) {}
