package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// What both kinds of artist info share.
public record ArtistInfoBase(@AsElement @Nullable String biography, @AsElement @Nullable String musicBrainzId,
        @AsElement @Nullable String lastFmUrl,
        @AsElement @Nullable String smallImageUrl, @AsElement @Nullable String mediumImageUrl,
        @AsElement @Nullable String largeImageUrl) {}
