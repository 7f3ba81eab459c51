package io.antiphon.subsonic.response;

/// A genre of an item.
public record ItemGenre(String name) {}
