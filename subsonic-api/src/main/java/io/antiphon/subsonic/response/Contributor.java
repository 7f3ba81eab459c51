package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// Someone in another role than artist.
public record Contributor(String role, @Nullable String subRole, ArtistID3 artist) {}
