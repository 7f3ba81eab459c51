package io.antiphon.subsonic.response;

import java.util.List;

/// What is known of an artist.
public record ArtistInfo2(@Inline ArtistInfoBase base, List<ArtistID3> similarArtist) {}
