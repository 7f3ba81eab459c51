package io.antiphon.core.artwork.variant;

import java.util.Optional;

/// How large an encoded picture is, by its header alone: nothing is decoded. Headers may lie.
///
/// @param width in pixels
/// @param height in pixels
public record PictureSize(int width, int height) {

    private static final int MOST = 100_000;

    /// JPEG, PNG, GIF and WebP.
    public static Optional<PictureSize> of(byte[] picture) {
        return read(picture).filter(
                size -> size.width > 0 && size.height > 0 && size.width <= MOST && size.height <= MOST);
    }

    private static Optional<PictureSize> read(byte[] bytes) {
        if (bytes.length < 30) {
            return Optional.empty();
        }
        if (at(bytes, 0) == 0xFF && at(bytes, 1) == 0xD8) {
            return jpeg(bytes);
        }
        if (at(bytes, 0) == 0x89 && at(bytes, 1) == 'P') {
            return Optional.of(new PictureSize(big(bytes, 16) << 16 | big(bytes, 18), big(bytes, 20) << 16
                    | big(bytes, 22)));
        }
        if (at(bytes, 0) == 'G' && at(bytes, 1) == 'I' && at(bytes, 2) == 'F') {
            return Optional.of(new PictureSize(little(bytes, 6), little(bytes, 8)));
        }
        return at(bytes, 0) == 'R' && at(bytes, 8) == 'W' && at(bytes, 12) == 'V' ? webp(bytes) : Optional.empty();
    }

    /// The first start-of-frame marker (ITU T.81, table B.1).
    private static Optional<PictureSize> jpeg(byte[] bytes) {
        int i = 2;
        while (i + 9 < bytes.length && at(bytes, i) == 0xFF) {
            int marker = at(bytes, i + 1);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return Optional.of(new PictureSize(big(bytes, i + 7), big(bytes, i + 5)));
            }
            boolean alone = marker == 0xFF || marker >= 0xD0 && marker <= 0xD8;
            i += marker == 0xFF ? 1 : alone ? 2 : 2 + big(bytes, i + 2);
        }
        return Optional.empty();
    }

    /// [RFC 9649](https://www.rfc-editor.org/rfc/rfc9649), sections 2.5 to 2.7.
    private static Optional<PictureSize> webp(byte[] bytes) {
        return switch (at(bytes, 15)) {
            case 'X' -> Optional.of(new PictureSize(1 + little(bytes, 24) + (at(bytes, 26) << 16),
                    1 + little(bytes, 27) + (at(bytes, 29) << 16)));
            case 'L' -> {
                int bits = little(bytes, 21) | little(bytes, 23) << 16;
                yield Optional.of(new PictureSize((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1));
            }
            case ' ' -> Optional.of(new PictureSize(little(bytes, 26) & 0x3FFF, little(bytes, 28) & 0x3FFF));
            default -> Optional.empty();
        };
    }

    private static int at(byte[] bytes, int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }

    private static int big(byte[] bytes, int index) {
        return at(bytes, index) << 8 | at(bytes, index + 1);
    }

    private static int little(byte[] bytes, int index) {
        return at(bytes, index) | at(bytes, index + 1) << 8;
    }
}
