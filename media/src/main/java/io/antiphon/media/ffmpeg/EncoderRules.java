package io.antiphon.media.ffmpeg;

import io.antiphon.core.streaming.AudioFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What encoders take. Whatever is asked for becomes the nearest that they do, as each of them refuses the rest instead of adapting.
final class EncoderRules {

    private static final int KILO = 1000;
    private static final int[] MP3_RATES = {8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000};
    private static final int[] AAC_RATES = {8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000,
            64_000, 88_200, 96_000};
    private static final int[] VORBIS_RATES = {8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000};
    private static final int[] OPUS_RATES = {48_000};
    private static final int[] FLAC_RATES = {8000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000,
            176_400, 192_000, 352_800, 384_000};

    /// Layouts that Opus knows (RFC 7845, section 5.1.1.2); its encoder refuses the like of `5.1(side)`, which AC-3 and FLAC have.
    private static final String XIPH_LAYOUTS = "7.1|6.1|5.1|5.0|quad|3.0|stereo|mono";

    /// Nominal kbit/s of libvorbis at 44.1 kHz in stereo for the qualities −1 to 10. Asking for qualities instead of bit rates works for
    /// every sampling rate and number of channels; asking for bit rates fails outside of a range that depends on both.
    private static final int[] VORBIS_QUALITIES = {45, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 500};

    private EncoderRules() {}

    /// kbit/s.
    static int bitRate(AudioFormat format, int wanted) {
        int rate = wanted > 0 ? wanted : format.defaultBitRate();
        return switch (format) {
            case MP3 -> Math.clamp(rate, 8, 320);
            // 256 for each channel, and what is mono is not known here.
            case OPUS -> Math.clamp(rate, 6, 256);
            case AAC, M4A -> Math.clamp(rate, 8, 512);
            case OGG -> Math.clamp(rate, 32, 500);
            case FLAC, WAV -> 0;
        };
    }

    /// The quality at which libvorbis makes about so many kbit/s.
    static double vorbisQuality(int bitRate) {
        for (int i = 1; i < VORBIS_QUALITIES.length; i++) {
            int upper = VORBIS_QUALITIES[i];
            int lower = VORBIS_QUALITIES[i - 1];
            if (bitRate <= upper) {
                return i - 2 + (double) Math.max(0, bitRate - lower) / (upper - lower);
            }
        }
        return VORBIS_QUALITIES.length - 2.0;
    }

    /// Hz; empty to keep the source's where the encoder can.
    static OptionalInt samplingRate(AudioFormat format, int wanted) {
        if (wanted <= 0 && format != AudioFormat.OPUS) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Arrays.stream(rates(format))
                .boxed()
                .min((one, other) -> Integer.compare(Math.abs(one - wanted), Math.abs(other - wanted)))
                .orElse(wanted));
    }

    /// 0 to keep the source's where the encoder can.
    static int channelCount(AudioFormat format, String encoder, int wanted) {
        // ffmpeg's own Vorbis encoder makes stereo only.
        if ("vorbis".equals(encoder)) {
            return 2;
        }
        int most = format == AudioFormat.MP3 ? 2 : 8;
        return Math.clamp(wanted, 0, most);
    }

    /// A filter that turns whatever the source has into something the encoder takes; ffmpeg does so by itself where the encoder tells it.
    static Optional<String> filter(AudioFormat format) {
        return switch (format) {
            case OPUS -> Optional.of("aformat=channel_layouts=" + XIPH_LAYOUTS);
            case OGG -> Optional.of("aformat=sample_rates=" + Arrays.stream(VORBIS_RATES)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining("|")) + ":channel_layouts=" + XIPH_LAYOUTS);
            case MP3, AAC, M4A, FLAC, WAV -> Optional.empty();
        };
    }

    static long bitsPerSecond(int bitRate) {
        return bitRate * (long) KILO;
    }

    private static int[] rates(AudioFormat format) {
        return switch (format) {
            case MP3 -> MP3_RATES;
            case AAC, M4A -> AAC_RATES;
            case OGG -> VORBIS_RATES;
            case OPUS -> OPUS_RATES;
            case FLAC, WAV -> FLAC_RATES;
        };
    }
}
