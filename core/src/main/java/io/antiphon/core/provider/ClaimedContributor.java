package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// Someone who took part in another role than artist, as a provider has it.
///
/// @param role one of `Contributor.ROLES`
/// @param subRole the instrument or voice of a performer
public record ClaimedContributor(String role, @Nullable String subRole, String name, @Nullable String mbid) {}
