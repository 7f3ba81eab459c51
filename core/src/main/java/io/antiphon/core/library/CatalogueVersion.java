package io.antiphon.core.library;

import java.time.Instant;

/// How new the library is.
///
/// @param number grows with every scan that changed anything
/// @param changedAt when that scan ended; never goes back
public record CatalogueVersion(long number, Instant changedAt) {}
