package io.antiphon.subsonic.response;

/// All genres.
public record Genres(Iterable<Genre> genre) {}
