package io.antiphon.media.image;

import java.util.Arrays;

/// Kinds of pictures, told apart by their first bytes, whatever a file's name or a tag claims.
enum PictureFormat {
    JPEG("image/jpeg", new int[]{0xff, 0xd8, 0xff}),
    PNG("image/png", new int[]{0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a}),
    GIF("image/gif", new int[]{'G', 'I', 'F', '8'}), BMP("image/bmp", new int[]{'B', 'M'}),
    WEBP("image/webp", new int[]{'R', 'I', 'F', 'F', -1, -1, -1, -1, 'W', 'E', 'B', 'P'}),
    NONE("application/octet-stream", new int[0]);

    private static final int ANY = -1;

    private final String contentType;
    private final int[] magic;

    PictureFormat(String contentType, int[] magic) {
        this.contentType = contentType;
        this.magic = magic;
    }

    String contentType() {
        return contentType;
    }

    static PictureFormat of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.matches(bytes)).findFirst().orElse(NONE);
    }

    private boolean matches(byte[] bytes) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (magic[i] != ANY && (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
