package io.antiphon.subsonic.response;

/// What a user starred.
public record Starred2(Iterable<ArtistID3> artist, Iterable<AlbumID3> album, Iterable<Child> song) {}
