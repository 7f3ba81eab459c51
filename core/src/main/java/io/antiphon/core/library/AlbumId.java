package io.antiphon.core.library;

/// The id of an album: random, allocated the first time it is seen, never changed and never reused.
public record AlbumId(String value) implements ItemId {}
