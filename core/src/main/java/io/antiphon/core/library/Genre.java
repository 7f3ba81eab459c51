package io.antiphon.core.library;

/// A genre with how much of it is in view.
public record Genre(String name, int trackCount, int albumCount) {}
