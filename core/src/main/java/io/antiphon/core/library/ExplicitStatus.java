package io.antiphon.core.library;

/// Whether the words of a track or album are marked as explicit.
public enum ExplicitStatus {
    EXPLICIT, CLEAN, UNKNOWN
}
