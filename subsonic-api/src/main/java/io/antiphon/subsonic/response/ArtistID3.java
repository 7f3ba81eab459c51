package io.antiphon.subsonic.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An artist as tags have it. As a credit, only `id` and `name` are given.
public record ArtistID3(String id, String name, @Nullable String coverArt, @Nullable String artistImageUrl,
        @Nullable Integer albumCount,
        @Nullable Instant starred, @OpenSubsonic @Nullable String musicBrainzId,
        @OpenSubsonic @Nullable String sortName,
        @OpenSubsonic @Nullable String disambiguation, @OpenSubsonic @Nullable List<String> roles) {}
