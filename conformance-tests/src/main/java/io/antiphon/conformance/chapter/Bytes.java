package io.antiphon.conformance.chapter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Recognises media by their first bytes.
final class Bytes {

    private Bytes() {}

    /// Whether these are the bytes of a JPEG, PNG, GIF or WebP picture.
    static boolean isPicture(byte[] body) {
        return begins(body, 0xFF, 0xD8, 0xFF) || begins(body, 0x89, 'P', 'N', 'G') || begins(body, 'G', 'I', 'F', '8')
                || (begins(body, 'R', 'I', 'F', 'F') && at(body, 8, "WEBP"));
    }

    /// Whether an MPEG audio frame of layer III starts here, after an ID3 tag if there is one.
    static boolean isMp3(byte[] body) {
        int start = at(body, 0, "ID3") && body.length > 10 ? 10 + synchsafe(body) : 0;
        for (int i = start; i + 3 < body.length && i < start + 4096; i++) {
            if (isFrame(body, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFrame(byte[] body, int at) {
        int second = body[at + 1] & 0xFF;
        int third = body[at + 2] & 0xFF;
        boolean sync = (body[at] & 0xFF) == 0xFF && (second & 0xE0) == 0xE0;
        boolean layerThree = (second >> 1 & 3) == 1;
        return sync && layerThree && (second >> 3 & 3) != 1 && third >> 4 != 15 && third >> 4 != 0
                && (third >> 2 & 3) != 3;
    }

    private static int synchsafe(byte[] body) {
        return (body[6] & 0x7F) << 21 | (body[7] & 0x7F) << 14 | (body[8] & 0x7F) << 7 | (body[9] & 0x7F);
    }

    private static boolean begins(byte[] body, int... bytes) {
        if (body.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((body[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean at(byte[] body, int offset, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        if (body.length < offset + wanted.length) {
            return false;
        }
        return Arrays.equals(body, offset, offset + wanted.length, wanted, 0, wanted.length);
    }
}
