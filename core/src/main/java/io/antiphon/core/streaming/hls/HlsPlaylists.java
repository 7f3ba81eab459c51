package io.antiphon.core.streaming.hls;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Writes playlists. Addresses are relative to the playlist's own, so that they hold behind any proxy.
public final class HlsPlaylists {
    public static final String CONTENT_TYPE = "application/vnd.apple.mpegurl";
    /// Every piece can be decoded without another one.
    private static final String INDEPENDENT = "\n#EXT-X-INDEPENDENT-SEGMENTS\n";
    /// What is declared is an upper bound of what is sent (RFC 8216, section 4.3.4.2): the container takes its share and encoders
    /// overshoot.
    private static final int BANDWIDTH_PER_KILOBIT = 1300;
    private static final int CONTAINER_BITS = 30_000;
    /// Of fragmented MP4, which has no tables ten times a second.
    private static final int FRAGMENTS_BITS = 4_000;

    private HlsPlaylists() {}

    /// The qualities to choose from (RFC 8216, section 4.3.4), the one to begin with first.
    public static String master(List<Variant> variants) {
        int version = variants.stream().mapToInt(variant -> variant.packaging().version()).max().orElse(1);
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:" + version + INDEPENDENT);
        for (Variant variant : variants) {
            Rendition rendition = variant.rendition();
            text.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(bandwidth(rendition.bitRate()));
            text.append(",AVERAGE-BANDWIDTH=").append(averageBandwidth(variant));
            text.append(",CODECS=\"").append(codecs(variant)).append('"');
            if (rendition.hasPictures()) {
                text.append(",RESOLUTION=").append(rendition.width()).append('x').append(rendition.height());
            }
            text.append('\n').append(variant.address()).append('\n');
        }
        return text.toString();
    }

    private static long bandwidth(int bitRate) {
        return (long) bitRate * BANDWIDTH_PER_KILOBIT + CONTAINER_BITS;
    }

    /// What it comes to over its length: encoders meet their rate. Apple's authoring rules ask for it in every line.
    private static long averageBandwidth(Variant variant) {
        int known = variant.averageBitRate();
        long bits = 1000L * (known > 0 ? known : variant.rendition().bitRate());
        return bits + (variant.packaging().hasInit() ? FRAGMENTS_BITS : CONTAINER_BITS);
    }

    private static String codecs(Variant variant) {
        String sound = variant.packaging().soundCodec();
        if (!variant.rendition().hasPictures()) {
            return sound;
        }
        String pictures = variant.rendition().pictureCodec();
        return variant.hasSound() ? pictures + "," + sound : pictures;
    }

    /// The pieces of one quality (RFC 8216, section 4.3.3).
    ///
    /// @param init address of the initialisation section; absent when there is none
    /// @param address of a piece
    public static String media(Segments segments, Packaging packaging, @Nullable String init,
            IntFunction<String> address) {
        int count = segments.count();
        long target = 1;
        for (int i = Math.max(0, count - 2); i < count; i++) {
            target = Math.max(target, Math.round(segments.duration(i).toMillis() / 1000.0));
        }
        StringBuilder text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:" + packaging.version() + INDEPENDENT
                + "#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-MEDIA-SEQUENCE:0\n");
        text.append("#EXT-X-TARGETDURATION:").append(target).append('\n');
        if (init != null) {
            text.append("#EXT-X-MAP:URI=\"").append(init).append("\"\n");
        }
        for (int i = 0; i < count; i++) {
            text.append(String.format(Locale.ROOT, "#EXTINF:%.3f,\n", segments.duration(i).toMillis() / 1000.0))
                    .append(address.apply(i))
                    .append('\n');
        }
        return text.append("#EXT-X-ENDLIST\n").toString();
    }
}
