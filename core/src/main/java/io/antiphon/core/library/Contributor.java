package io.antiphon.core.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Someone who took part in another role than artist or album artist.
///
/// @param role lower case: `composer`, `conductor`, `lyricist`, `performer`, `producer`, `engineer`, `arranger`, `remixer`, `mixer`, `djmixer`, `writer`, `director`
/// @param subRole the instrument or voice of a performer
public record Contributor(String role, @Nullable String subRole, ArtistCredit artist) {

    public static final String COMPOSER = "composer";

    /// All roles that there are.
    public static final List<String> ROLES = List.of(COMPOSER, "lyricist", "writer", "conductor", "arranger",
            "producer", "engineer", "mixer", "djmixer", "remixer", "director", "performer");
}
