package io.antiphon.core.playlist.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a playlist file is written.
public enum PlaylistFormat {
    /// One location a line, in whatever encoding the writer's machine had.
    M3U("m3u", "audio/x-mpegurl"),
    /// The same in UTF-8.
    M3U8("m3u8", "application/vnd.apple.mpegurl; charset=utf-8"),
    /// `FileN=` in the manner of Winamp.
    PLS("pls", "audio/x-scpls"),
    /// XML: [XSPF version 1](https://www.xspf.org/spec).
    XSPF("xspf", "application/xspf+xml"),
    /// The same as JSON: [JSPF](https://www.xspf.org/jspf).
    JSPF("jspf", "application/jspf+json");

    private final String ending;
    private final String contentType;

    PlaylistFormat(String ending, String contentType) {
        this.ending = ending;
        this.contentType = contentType;
    }

    public String ending() {
        return ending;
    }

    public String contentType() {
        return contentType;
    }

    /// Without case.
    public static Optional<PlaylistFormat> ofEnding(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
