package io.antiphon.persistence.peer;

import java.util.Locale;

/// A server that people come from.
public enum PeerKind {
    NAVIDROME("Navidrome"), AIRSONIC("Airsonic-Advanced"), GONIC("gonic");

    private final String title;

    PeerKind(String title) {
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
