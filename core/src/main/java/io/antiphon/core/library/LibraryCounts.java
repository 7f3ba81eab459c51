package io.antiphon.core.library;

/// How many of each thing are in view.
public record LibraryCounts(int tracks, int albums, int artists, int folders) {}
