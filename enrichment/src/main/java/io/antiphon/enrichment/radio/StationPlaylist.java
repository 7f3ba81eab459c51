package io.antiphon.enrichment.radio;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Playlists that stations put before their sound: M3U and PLS. Of several addresses, the first counts.
final class StationPlaylist {

    private static final int MAX_BYTES = 1 << 20;
    private static final Set<String> TYPES = Set.of("audio/x-mpegurl", "audio/mpegurl", "application/x-mpegurl",
            "application/mpegurl", "application/vnd.apple.mpegurl", "audio/x-scpls", "application/pls+xml",
            "application/pls", "audio/scpls");
    private static final Set<String> VAGUE = Set.of("", "text/plain", "application/octet-stream", "text/html");
    private static final Pattern PLS_ENTRY = Pattern.compile("(?i)file\\d+\\s*=\\s*(.+)");
    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S.*");

    private StationPlaylist() {}

    /// Whether an answer is a playlist and not sound.
    static boolean is(@Nullable String contentType, URI address) {
        String type = bare(contentType);
        String path = String.valueOf(address.getPath()).toLowerCase(Locale.ROOT);
        return TYPES.contains(type) || VAGUE.contains(type)
                && (path.endsWith(".m3u") || path.endsWith(".m3u8") || path.endsWith(".pls"));
    }

    /// Whether it describes pieces as DASH has them, which are not passed on.
    static boolean isDash(@Nullable String contentType, URI address) {
        return bare(contentType).equals("application/dash+xml")
                || String.valueOf(address.getPath()).toLowerCase(Locale.ROOT).endsWith(".mpd");
    }

    /// What it says; a playlist is short.
    static String textOf(InputStream content) throws IOException {
        return new String(content.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    }

    /// The first address in it.
    static Optional<String> firstAddress(String text) {
        return text.lines().map(String::strip).flatMap(StationPlaylist::address).findFirst();
    }

    private static Stream<String> address(String line) {
        var entry = PLS_ENTRY.matcher(line);
        String candidate = entry.matches() ? entry.group(1).strip() : line;
        return WEB.matcher(candidate).matches() ? Stream.of(candidate) : Stream.empty();
    }

    private static String bare(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }
}
