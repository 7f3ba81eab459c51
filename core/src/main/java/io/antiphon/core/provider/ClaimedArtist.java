package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// One artist of a credit, as a provider has it.
///
/// @param name as credited
/// @param joinPhrase what stands between this and the next one: ` feat. `; empty for the last
public record ClaimedArtist(String name, @Nullable String mbid, String joinPhrase) {}
