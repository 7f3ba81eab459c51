package io.antiphon.persistence.takeout;

import java.util.Locale;

/// A song as a service names it; empty for what it does not say.
///
/// @param recording MusicBrainz' id
/// @param path where its file lay, with `/`
/// @param url where it is at the service
/// @param durationMs 0 when unknown
record Song(String title, String artist, String album, String recording, String path, String url, long durationMs) {

    private static final int LONGEST = 1_000;

    Song {
        title = bounded(title);
        artist = bounded(artist);
        album = bounded(album);
        recording = recording.matches("[0-9a-fA-F-]{36}") ? recording.toLowerCase(Locale.ROOT) : "";
        path = bounded(path);
        url = bounded(url);
        durationMs = Math.max(0, durationMs);
    }

    static Song named(String title, String artist, String album) {
        return new Song(title, artist, album, "", "", "", 0);
    }

    /// Without a title or an artist nothing can be found.
    boolean isNamed() {
        return !title.isBlank() && !artist.isBlank();
    }

    /// Whether there is anything to find it by.
    boolean isKnown() {
        return isNamed() || !path.isEmpty() || !recording.isEmpty();
    }

    private static String bounded(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }
}
