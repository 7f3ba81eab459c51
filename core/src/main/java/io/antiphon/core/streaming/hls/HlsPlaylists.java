package io.antiphon.core.streaming.hls;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Writes playlists. Addresses are relative to the playlist's own, so that they hold behind any proxy.
public final class HlsPlaylists {
    public static final String CONTENT_TYPE = "application/vnd.apple.mpegurl";
    private static final String SOUND_CODEC = "mp4a.40.2";
    /// What is declared is an upper bound of what is sent (RFC 8216, section 4.3.4.2): the container takes its share and encoders
    /// overshoot.
    private static final int BANDWIDTH_PER_KILOBIT = 1300;
    private static final int CONTAINER_BITS = 30_000;

    private HlsPlaylists() {}

    /// The qualities to choose from (RFC 8216, section 4.3.4).
    ///
    /// @param address of the playlist of a quality
    public static String master(List<Rendition> renditions, Function<Rendition, String> address) {
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n");
        for (Rendition rendition : renditions) {
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=")
                    .append((long) rendition.bitRate() * BANDWIDTH_PER_KILOBIT + CONTAINER_BITS);
            if (rendition.hasPictures()) {
                text.append(",RESOLUTION=").append(rendition.width()).append('x').append(rendition.height());
            } else {
                text.append(",CODECS=\"").append(SOUND_CODEC).append('"');
            }
            text.append('\n').append(address.apply(rendition)).append('\n');
        }
        return text.toString();
    }

    /// The pieces of one quality (RFC 8216, section 4.3.3).
    ///
    /// @param address of a piece
    public static String media(Segments segments, IntFunction<String> address) {
        int count = segments.count();
        long target = 1;
        for (int i = Math.max(0, count - 2); i < count; i++) {
            target = Math.max(target, Math.round(segments.duration(i).toMillis() / 1000.0));
        }
        StringBuilder text = new StringBuilder(
                "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:0\n");
        text.append("#EXT-X-TARGETDURATION:").append(target).append('\n');
        for (int i = 0; i < count; i++) {
            text.append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n", segments.duration(i).toMillis() / 1000.0))
                    .append(address.apply(i))
                    .append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }
}
