package io.antiphon.core.history;

/// What can be played most.
public enum TopKind {
    ARTISTS, ALBUMS, TRACKS
}
