package io.antiphon.subsonic.response;

/// What was found, for clients that browse folders.
public record SearchResult2(Iterable<Artist> artist, Iterable<Child> album, Iterable<Child> song) {}
