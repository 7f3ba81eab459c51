package io.antiphon.core.provider;

import io.antiphon.core.library.PartialDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A release as a provider has it.
///
/// @param id the provider's own
/// @param url where people can look at it there
/// @param types as MusicBrainz names them, in lower case: `album`, `live`, `compilation`
/// @param country of this edition, ISO 3166-1
/// @param genres most used first
/// @param tracks in their order; empty when the provider told none
public record ClaimedRelease(String id, @Nullable String url, String title, List<ClaimedArtist> artists,
        @Nullable String releaseMbid, @Nullable String releaseGroupMbid, @Nullable PartialDate date,
        @Nullable PartialDate originalDate, List<String> types, @Nullable String label, @Nullable String catalogNumber,
        @Nullable String barcode, @Nullable String country, List<String> genres, List<ClaimedRecording> tracks) {

    public ClaimedRelease {
        artists = List.copyOf(artists);
        types = List.copyOf(types);
        genres = List.copyOf(genres);
        tracks = List.copyOf(tracks);
    }
}
