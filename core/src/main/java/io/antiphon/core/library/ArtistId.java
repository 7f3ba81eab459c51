package io.antiphon.core.library;

/// The id of an artist: random, allocated the first time it is seen, never changed and never reused.
public record ArtistId(String value) implements ItemId {}
