package io.antiphon.core.video;

import org.jspecify.annotations.Nullable;

/// Width and height of moving pictures, in pixels; 0 by 0 to keep the source's. Both are even, as encoders want them.
public record PictureSize(int width, int height) {
    public static final PictureSize SAME = new PictureSize(0, 0);
    private static final int LEAST = 16;
    private static final int MOST = 4096;
    /// Up to which kbit/s which height looks better than the next one.
    private static final int[][] HEIGHTS = {{300, 240}, {800, 360}, {1500, 480}, {3500, 720}, {8000, 1080}};

    /// `480x360`.
    ///
    /// @return absent when the text is no such size
    public static @Nullable PictureSize parse(String text) {
        if (!text.matches("\\d{1,5}x\\d{1,5}")) {
            return null;
        }
        int x = text.indexOf('x');
        int width = Integer.parseInt(text.substring(0, x));
        int height = Integer.parseInt(text.substring(x + 1));
        return width < LEAST || height < LEAST ? null
                : new PictureSize(even(Math.min(MOST, width)), even(Math.min(MOST, height)));
    }

    /// What of a source's size suits a bit rate; never more than the source has.
    ///
    /// @param bitRate kbit/s; 0 for any
    public static PictureSize forBitRate(int bitRate, PictureSize source) {
        for (int[] step : HEIGHTS) {
            if (bitRate > 0 && bitRate <= step[0] && source.height() > step[1]) {
                return source.within(new PictureSize(MOST, step[1]));
            }
        }
        return source;
    }

    /// This size made to fit into another one, in its own proportions, and never larger.
    public PictureSize within(PictureSize box) {
        if (width == 0 || height == 0 || box.width == 0 || box.height == 0) {
            return this;
        }
        double factor = Math.min(1, Math.min((double) box.width / width, (double) box.height / height));
        return new PictureSize(even((int) Math.round(width * factor)), even((int) Math.round(height * factor)));
    }

    public boolean isSame() {
        return width == 0 || height == 0;
    }

    private static int even(int value) {
        return Math.max(2, value - value % 2);
    }
}
