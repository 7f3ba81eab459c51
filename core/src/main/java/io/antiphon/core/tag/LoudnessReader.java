package io.antiphon.core.tag;

import io.antiphon.core.library.ReplayGain;
import org.jspecify.annotations.Nullable;

/// Reads loudness corrections. R128 gains (RFC 7845, section 5.2.1) aim at −23 LUFS and ReplayGain 2 at −18 LUFS, so 5 dB are added.
final class LoudnessReader {

    private static final double R128_TO_REPLAY_GAIN = 5.0;
    private static final double Q7_8 = 256.0;
    private static final double MAX_GAIN = 100.0;

    private LoudnessReader() {}

    static ReplayGain read(RawTags tags) {
        Double trackGain = gain(tags, TagField.REPLAYGAIN_TRACK_GAIN, TagField.R128_TRACK_GAIN);
        Double albumGain = gain(tags, TagField.REPLAYGAIN_ALBUM_GAIN, TagField.R128_ALBUM_GAIN);
        Double trackPeak = peak(tags, TagField.REPLAYGAIN_TRACK_PEAK);
        Double albumPeak = peak(tags, TagField.REPLAYGAIN_ALBUM_PEAK);
        Double baseGain = fixedPoint(tags, TagField.OPUS_HEADER_GAIN, 0);
        if (trackGain == null && albumGain == null && trackPeak == null && albumPeak == null && baseGain == null) {
            return ReplayGain.UNKNOWN;
        }
        return new ReplayGain(trackGain, trackPeak, albumGain, albumPeak, baseGain, false);
    }

    private static @Nullable Double gain(RawTags tags, TagField replayGain, TagField r128) {
        Double gain = TagValues.decimal(TagValues.text(tags, replayGain))
                .filter(LoudnessReader::isPlausible)
                .orElse(null);
        return gain == null ? fixedPoint(tags, r128, R128_TO_REPLAY_GAIN) : gain;
    }

    private static @Nullable Double fixedPoint(RawTags tags, TagField field, double shift) {
        return TagValues.decimal(TagValues.text(tags, field))
                .map(value -> value / Q7_8 + shift)
                .filter(LoudnessReader::isPlausible)
                .orElse(null);
    }

    private static @Nullable Double peak(RawTags tags, TagField field) {
        return TagValues.decimal(TagValues.text(tags, field)).filter(peak -> peak >= 0 && peak < MAX_GAIN).orElse(null);
    }

    private static boolean isPlausible(double gain) {
        return Math.abs(gain) <= MAX_GAIN;
    }
}
