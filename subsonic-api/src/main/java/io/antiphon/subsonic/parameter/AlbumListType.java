package io.antiphon.subsonic.parameter;

/// The kinds of album lists.
public enum AlbumListType {
    RANDOM, NEWEST, HIGHEST, FREQUENT, RECENT, ALPHABETICAL_BY_NAME, ALPHABETICAL_BY_ARTIST, STARRED, BY_YEAR, BY_GENRE
}
