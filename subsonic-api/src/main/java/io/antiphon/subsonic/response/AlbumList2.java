package io.antiphon.subsonic.response;

/// Albums.
public record AlbumList2(Iterable<AlbumID3> album) {}
