package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// An artist who is like another.
///
/// @param score from 0 to 1
public record SimilarArtist(String name, @Nullable String mbid, double score) {}
