package io.antiphon.core.user;

/// What an account may do. Browsing, searching, starring and rating in the granted music folders needs none.
public enum Permission {
    /// The own password and settings.
    SETTINGS, STREAM, DOWNLOAD, PLAYLIST, SHARE, VIDEO_CONVERSION, UPLOAD, PODCAST, JUKEBOX, COMMENT, EDIT_TAGS,
    COVER_ART,
    /// Other accounts: who exists, what they may do, their credentials, and what of theirs is theirs alone.
    MANAGE_USERS,
    /// What is nobody's own: scans, analysis, radio stations, settings of the server.
    MANAGE_SERVER,
    /// Who signed in, and who changed what of whom.
    READ_AUDIT
}
