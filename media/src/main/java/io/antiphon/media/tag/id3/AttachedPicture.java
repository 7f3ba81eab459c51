package io.antiphon.media.tag.id3;

import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.util.Locale;

/// `APIC` frames and their forerunner `PIC` of ID3v2.2.
final class AttachedPicture {

    private static final int LONGEST_DESCRIPTION = 1024;

    private AttachedPicture() {}

    static void read(Id3Frame frame, TagCollector into, boolean old) throws IOException {
        Bytes start = frame.isPlain() ? frame.decoded(LONGEST_DESCRIPTION) : frame.decodedWhole();
        int encoding = start.u8(0);
        int mimeEnd = old ? 4 : Id3Text.end(start, 1, 0);
        String mimeType = mimeType(start.latin1(1, mimeEnd - 1), old);
        int typeAt = old ? mimeEnd : mimeEnd + 1;
        int type = start.u8(typeAt);
        int picture = Id3Text.after(Id3Text.end(start, typeAt + 1, encoding), encoding);
        if (mimeType.equals("-->") || picture >= start.length()) {
            return;
        }
        if (frame.isPlain()) {
            into.addPicture(type, mimeType, frame.content(), picture, frame.content().size() - picture);
        } else {
            Bytes decoded = start.slice(picture);
            into.addPicture(type, mimeType, decoded.length(), decoded,
                    () -> frame.decodedWhole().slice(picture).copy());
        }
    }

    private static String mimeType(String claimed, boolean old) {
        String lower = claimed.toLowerCase(Locale.ROOT);
        if (lower.equals("jpg") || lower.equals("image/jpg")) {
            return "image/jpeg";
        }
        return old && lower.equals("png") ? "image/png" : claimed;
    }
}
