package io.antiphon.core.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Someone credited in the library, as seen by a viewer.
///
/// @param albumCount albums in view of which they are an album artist
/// @param trackCount tracks in view on which they are credited in any role
/// @param roles `albumartist`, `artist` and the roles of [Contributor]
/// @param hasImage whether a picture of them was found in their folder
/// @param disambiguation a short text that tells them from others of the same name: `French electronic duo`
public record Artist(ArtistId id, String name, String sortName, @Nullable String mbid, int albumCount, int trackCount,
        List<String> roles, boolean hasImage, @Nullable String disambiguation) {

    public Artist {
        roles = List.copyOf(roles);
    }
}
