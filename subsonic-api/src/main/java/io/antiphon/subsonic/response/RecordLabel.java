package io.antiphon.subsonic.response;

/// A label.
public record RecordLabel(String name) {}
