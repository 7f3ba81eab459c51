package io.antiphon.media.tag.vorbis;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;

/// The picture structure of FLAC (RFC 9639, section 8.8), also used, as base64, by Ogg files.
final class FlacPicture {

    private static final int LONGEST_MIME_TYPE = 256;

    private FlacPicture() {}

    static void read(ByteRange range, long at, TagCollector into) throws IOException {
        Bytes start = range.read(at, 8);
        long mimeLength = start.u32(4);
        String mimeType = range.read(at + 8, (int) Math.min(mimeLength, LONGEST_MIME_TYPE))
                .latin1(0, LONGEST_MIME_TYPE);
        long description = at + 8 + mimeLength;
        long dimensions = description + 4 + range.read(description, 4).u32(0);
        long data = dimensions + 20;
        long size = range.read(dimensions + 16, 4).u32(0);
        if (data < range.size() && !mimeType.equals("-->")) {
            into.addPicture((int) Math.min(start.u32(0), 20), mimeType, range, data, size);
        }
    }
}
