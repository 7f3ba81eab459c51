package io.antiphon.core.library;

/// The id of a track: random, allocated the first time it is seen, never changed and never reused.
public record TrackId(String value) implements PlayableId {}
