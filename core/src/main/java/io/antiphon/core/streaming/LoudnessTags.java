package io.antiphon.core.streaming;

import io.antiphon.core.library.ReplayGain;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A track's loudness as tags of what it is transcoded to, so that a copy plays as loud as the original whatever its format.
public final class LoudnessTags {

    /// R128_* tags count from −23 LUFS (RFC 7845, section 5.2.1), ReplayGain 2 from −18.
    private static final double REFERENCES_APART = 5;
    /// Q7.8.
    private static final int FRACTIONS = 256;

    private LoudnessTags() {}

    /// Values by their names in Vorbis comments; empty ones remove what the source says in the other way.
    public static Map<String, String> of(ReplayGain gain, AudioFormat format) {
        Map<String, String> tags = new HashMap<>();
        boolean opus = format == AudioFormat.OPUS;
        add(tags, "R128_TRACK_GAIN", "REPLAYGAIN_TRACK_GAIN", gain.trackGain(), opus);
        add(tags, "R128_ALBUM_GAIN", "REPLAYGAIN_ALBUM_GAIN", gain.albumGain(), opus);
        if (!opus) {
            addPeak(tags, "REPLAYGAIN_TRACK_PEAK", gain.trackPeak());
            addPeak(tags, "REPLAYGAIN_ALBUM_PEAK", gain.albumPeak());
        }
        return tags;
    }

    private static void add(Map<String, String> tags, String r128, String replayGain, @Nullable Double gain,
            boolean opus) {
        if (gain == null) {
            return;
        }
        long fixed = Math.clamp(Math.round((gain - REFERENCES_APART) * FRACTIONS), Short.MIN_VALUE, Short.MAX_VALUE);
        tags.put(r128, opus ? Long.toString(fixed) : "");
        tags.put(replayGain, opus ? "" : String.format(Locale.ROOT, "%.2f dB", gain));
    }

    private static void addPeak(Map<String, String> tags, String name, @Nullable Double peak) {
        if (peak != null) {
            tags.put(name, String.format(Locale.ROOT, "%.6f", peak));
        }
    }
}
