package io.antiphon.subsonic.response;

/// An artist with the albums they are an album artist of.
public record ArtistWithAlbumsID3(@Inline ArtistID3 artist, Iterable<AlbumID3> album) {}
