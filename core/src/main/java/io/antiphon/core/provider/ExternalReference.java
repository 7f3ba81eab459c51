package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// The same thing somewhere else.
///
/// @param service short name: `discogs`, `spotify`, `bandcamp`, `wikidata`, `wikipedia`, `homepage`
/// @param id there, where it has one
public record ExternalReference(String service, @Nullable String id, String url) {}
