package io.antiphon.benchmarks.audio;

import java.util.Arrays;

/// A cover as it stands in a file or a folder. `bytes` is shared, not copied: a generator holds thousands of references.
public record Picture(String mimeType, int width, int height, byte[] bytes) {

    public boolean isPng() {
        return mimeType.equals("image/png");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture && picture.mimeType.equals(mimeType)
                && Arrays.equals(picture.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return mimeType + " " + width + "x" + height + ", " + bytes.length + " bytes";
    }
}
