package io.antiphon.subsonic.response;

/// A playlist with its entries.
public record PlaylistWithSongs(@Inline Playlist playlist, Iterable<Child> entry) {}
