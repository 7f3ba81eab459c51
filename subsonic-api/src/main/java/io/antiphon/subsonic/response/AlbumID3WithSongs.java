package io.antiphon.subsonic.response;

/// An album with its songs by disc and track.
public record AlbumID3WithSongs(@Inline AlbumID3 album, Iterable<Child> song) {}
