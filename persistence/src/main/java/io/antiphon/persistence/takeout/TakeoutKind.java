package io.antiphon.persistence.takeout;

import java.util.Locale;

/// Where what is taken in comes from.
public enum TakeoutKind {
    ITUNES("iTunes or Music"), SPOTIFY("Spotify"), LASTFM("Last.fm"), LISTENBRAINZ("ListenBrainz");

    private final String title;

    TakeoutKind(String title) {
        this.title = title;
    }

    /// Its name as people know it.
    public String title() {
        return title;
    }

    /// As it is written in options.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
