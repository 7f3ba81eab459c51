package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.List;

/// An artist as tags have it. As a credit, only `id` and `name` are given.
public record ArtistID3(String id, String name, @Nullable String coverArt, @Nullable String artistImageUrl, @Nullable Integer albumCount,
        @Nullable Instant starred, @OpenSubsonic @Nullable String musicBrainzId, @OpenSubsonic @Nullable String sortName,
        @OpenSubsonic @Nullable String disambiguation, @OpenSubsonic @Nullable List<String> roles) {
}
