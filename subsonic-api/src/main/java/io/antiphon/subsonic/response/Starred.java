package io.antiphon.subsonic.response;

/// What a user starred, for clients that browse folders.
public record Starred(Iterable<Artist> artist, Iterable<Child> album, Iterable<Child> song) {}
