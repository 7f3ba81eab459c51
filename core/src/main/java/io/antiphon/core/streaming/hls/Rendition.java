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
}
