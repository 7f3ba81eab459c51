package io.antiphon.subsonic.response;

import java.util.List;

/// What is known of an artist, for clients that browse folders.
public record ArtistInfo(@Inline ArtistInfoBase base, List<Artist> similarArtist) {}
