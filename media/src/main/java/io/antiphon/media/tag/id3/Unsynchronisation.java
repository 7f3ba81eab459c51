package io.antiphon.media.tag.id3;

import io.antiphon.media.tag.format.Bytes;
import java.util.Arrays;

/// The scheme that keeps tags from looking like MPEG audio: a zero byte follows each 0xFF (ID3v2.4, section 6.1).
final class Unsynchronisation {

    private Unsynchronisation() {}

    static Bytes undo(Bytes encoded) {
        byte[] bytes = encoded.copy();
        int kept = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[kept++] = bytes[i];
            if (bytes[i] == (byte) 0xff && i + 1 < bytes.length && bytes[i + 1] == 0) {
                i++;
            }
        }
        return Bytes.of(kept == bytes.length ? bytes : Arrays.copyOf(bytes, kept));
    }
}
