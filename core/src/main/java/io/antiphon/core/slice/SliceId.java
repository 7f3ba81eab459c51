package io.antiphon.core.slice;

/// The id of a slice: 16 characters of `[0-9A-Za-z]`.
public record SliceId(String value) {}
