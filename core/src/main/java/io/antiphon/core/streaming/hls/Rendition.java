package io.antiphon.core.streaming.hls;

/// One of the qualities a medium is offered in.
///
/// @param bitRate kbit/s of everything together
/// @param width of the pictures in pixels; 0 for sound alone
/// @param height of the pictures in pixels; 0 for sound alone
public record Rendition(int bitRate, int width, int height) {
    private static final int MOST_SOUND = 128;
    private static final int LEAST_SOUND = 32;

    public boolean hasPictures() {
        return width > 0;
    }

    /// kbit/s for the sound: all of it, or what is left beside pictures.
    public int soundBitRate() {
        return hasPictures() ? Math.clamp(bitRate / 5, LEAST_SOUND, MOST_SOUND) : bitRate;
    }

    /// kbit/s for the pictures.
    public int pictureBitRate() {
        return Math.max(LEAST_SOUND, bitRate - soundBitRate());
    }

    /// The least level of H.264 (table A-1) that holds pictures of this size at 60 a second, times ten.
    public int level() {
        long macroblocks = (width + 15L) / 16 * ((height + 15L) / 16);
        return macroblocks <= 1620 ? 31 : macroblocks <= 3600 ? 40 : macroblocks <= 8192 ? 42 : 52;
    }

    /// High profile at that level, as RFC 6381 spells it.
    String pictureCodec() {
        return "avc1.6400" + Integer.toHexString(level());
    }
}
