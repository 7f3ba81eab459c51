package io.antiphon.subsonic.response;

/// What was found.
public record SearchResult3(Iterable<ArtistID3> artist, Iterable<AlbumID3> album, Iterable<Child> song) {}
