package io.antiphon.core.enrichment.match;

/// One reason of a score.
///
/// @param name what was compared: `title`, `artist`, `duration`, …
/// @param weight how much it counts beside the others
/// @param value from 0, nothing in common, to 1, the same
/// @param why for people
public record Part(String name, double weight, double value, String why) {}
