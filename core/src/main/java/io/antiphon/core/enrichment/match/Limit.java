package io.antiphon.core.enrichment.match;

/// Why a score is not higher than it is, whatever its parts say.
///
/// @param most what the score is at most
/// @param why for people
public record Limit(double most, String why) {}
