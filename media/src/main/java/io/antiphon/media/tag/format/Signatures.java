package io.antiphon.media.tag.format;

import io.antiphon.core.Sha256;
import io.antiphon.core.tag.AudioSignature;
import java.io.IOException;
import java.security.MessageDigest;

/// Makes the digests that identify a sound. Digests of different kinds never collide: each begins with its kind.
public final class Signatures {

    private static final int WINDOW = 4096;

    private Signatures() {}

    /// The digest of a payload: its length, and its first, middle and last 4 KB.
    public static AudioSignature ofPayload(String kind, ByteRange range, long start, long end) throws IOException {
        long length = Math.max(0, end - start);
        MessageDigest digest = begin(kind, length);
        range.read(start, (int) Math.min(length, WINDOW)).feed(digest);
        if (length > 3 * WINDOW) {
            range.read(start + length / 2, WINDOW).feed(digest);
        }
        if (length > WINDOW) {
            long rest = Math.min(length - WINDOW, WINDOW);
            range.read(end - rest, (int) rest).feed(digest);
        }
        return new AudioSignature(Fingerprints.hex(digest));
    }

    /// The digest of some bytes that stand for a whole sound, with a number such as its length.
    public static AudioSignature ofSample(String kind, long number, Bytes... samples) {
        MessageDigest digest = begin(kind, number);
        for (Bytes sample : samples) {
            sample.feed(digest);
        }
        return new AudioSignature(Fingerprints.hex(digest));
    }

    private static MessageDigest begin(String kind, long number) {
        MessageDigest digest = Sha256.begin();
        Bytes.of(kind.getBytes(java.nio.charset.StandardCharsets.US_ASCII)).feed(digest);
        Fingerprints.update(digest, number);
        return digest;
    }
}
