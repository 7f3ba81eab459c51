package io.antiphon.core.tag;

import org.jspecify.annotations.Nullable;

/// An artist as named in a tag.
public record CreditTag(String name, @Nullable String sortName, @Nullable String mbid) {}
