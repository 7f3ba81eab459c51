package io.antiphon.subsonic.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A playlist without its entries.
///
/// @param readonly whether the caller may not edit it
public record Playlist(String id, String name, @Nullable String comment, String owner,
        @Named("public") boolean isPublic, int songCount,
        int duration, Instant created, Instant changed, @Nullable String coverArt, List<String> allowedUser,
        @OpenSubsonic boolean readonly,
        @OpenSubsonic @Nullable Instant validUntil) {}
