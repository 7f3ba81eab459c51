package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// What is known of an album beyond its tags.
public record AlbumInfo(@AsElement @Nullable String notes, @AsElement @Nullable String musicBrainzId,
        @AsElement @Nullable String lastFmUrl,
        @AsElement @Nullable String smallImageUrl, @AsElement @Nullable String mediumImageUrl,
        @AsElement @Nullable String largeImageUrl) {}
