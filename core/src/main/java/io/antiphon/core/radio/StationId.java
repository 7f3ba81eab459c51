package io.antiphon.core.radio;

/// The id of a radio station: random and never changed.
public record StationId(String value) {}
