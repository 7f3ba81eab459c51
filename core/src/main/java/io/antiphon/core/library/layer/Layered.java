package io.antiphon.core.library.layer;

/// What has fields over which values can be laid.
public enum Layered {
    TRACK, ALBUM, ARTIST
}
