package io.antiphon.subsonic.response;

/// Albums for clients that browse folders.
public record AlbumList(Iterable<AlbumEntry> album) {}
