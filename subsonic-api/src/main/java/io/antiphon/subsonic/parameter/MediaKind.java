package io.antiphon.subsonic.parameter;

/// What a media id names.
public enum MediaKind {
    SONG, PODCAST
}
