package io.antiphon.core.streaming;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What sound can be turned into.
public enum AudioFormat {
    MP3("mp3", "mp3", "audio/mpeg", false, 192), OPUS("opus", "opus", "audio/ogg", false, 128),
    AAC("aac", "aac", "audio/aac", false, 192),
    M4A("m4a", "aac", "audio/mp4", false, 192), OGG("ogg", "vorbis", "audio/ogg", false, 192),
    FLAC("flac", "flac", "audio/flac", true, 0),
    WAV("wav", "pcm", "audio/wav", true, 0);

    private final String suffix;
    private final String codec;
    private final String contentType;
    private final boolean lossless;
    private final int defaultBitRate;

    AudioFormat(String suffix, String codec, String contentType, boolean lossless, int defaultBitRate) {
        this.suffix = suffix;
        this.codec = codec;
        this.contentType = contentType;
        this.lossless = lossless;
        this.defaultBitRate = defaultBitRate;
    }

    public String suffix() {
        return suffix;
    }

    public String codec() {
        return codec;
    }

    public String contentType() {
        return contentType;
    }

    public boolean isLossless() {
        return lossless;
    }

    /// kbit/s when none is asked for; 0 where a bit rate means nothing.
    public int defaultBitRate() {
        return defaultBitRate;
    }

    public static Optional<AudioFormat> ofSuffix(String suffix) {
        String wanted = suffix.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> format.suffix.equals(wanted)).findFirst();
    }
}
