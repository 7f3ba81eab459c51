package io.antiphon.core.user;

/// What an account may do. Browsing and searching the granted music folders needs none.
public enum Permission {
    ADMIN, SETTINGS, STREAM, DOWNLOAD, UPLOAD, PLAYLIST, COVER_ART, COMMENT, PODCAST, JUKEBOX, SHARE, VIDEO_CONVERSION
}
