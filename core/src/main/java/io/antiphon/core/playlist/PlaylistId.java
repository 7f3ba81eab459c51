package io.antiphon.core.playlist;

/// The id of a playlist: random, never changed and never reused.
public record PlaylistId(String value) {}
