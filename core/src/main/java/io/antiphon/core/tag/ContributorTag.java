package io.antiphon.core.tag;

import org.jspecify.annotations.Nullable;

/// Someone named in a role other than artist and album artist; roles as in `Contributor`.
public record ContributorTag(String role, @Nullable String subRole, CreditTag artist) {}
