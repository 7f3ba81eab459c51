package io.antiphon.media.tag.apev2;

import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.FieldName;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.util.Locale;

/// APEv1 and APEv2 tags (<https://wiki.hydrogenaudio.org/index.php?title=APEv2_specification>).
final class ApeTag {

    static final int FOOTER = 32;
    private static final long HAS_HEADER = 0x80000000L;
    private static final int MAX_ITEMS = 2_000;
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_FILE_NAME = 1024;

    private ApeTag() {}

    /// The whole length of the tag whose footer ends at `end`, or 0 where none does.
    static long lengthBefore(ByteRange range, long end) throws IOException {
        Bytes footer = range.read(end - FOOTER, FOOTER);
        if (!footer.is(0, "APETAGEX")) {
            return 0;
        }
        long length = footer.le32(12) + ((footer.le32(20) & HAS_HEADER) != 0 ? FOOTER : 0);
        return length >= FOOTER && length <= end ? length : 0;
    }

    /// @param end where the tag's footer ends
    static CollectedTags readBefore(ByteRange range, long end) throws IOException {
        Bytes footer = range.read(end - FOOTER, FOOTER);
        boolean unicode = footer.le32(8) >= 2000;
        long items = Math.min(footer.le32(16), MAX_ITEMS);
        long itemsEnd = end - FOOTER;
        long at = end - footer.le32(12);
        TagCollector collector = new TagCollector();
        for (int i = 0; i < items && at >= 0 && at + 10 < itemsEnd; i++) {
            at = readItem(range, at, itemsEnd, unicode, collector);
        }
        return collector.collected();
    }

    /// An item: size of the value, flags, key ended by NUL, value.
    private static long readItem(ByteRange range, long at, long end, boolean unicode, TagCollector collector)
            throws IOException {
        Bytes start = range.read(at, (int) Math.min(8 + LONGEST_KEY + 1, end - at));
        int keyEnd = start.indexOf(0, 8);
        if (keyEnd < 0) {
            return end;
        }
        long size = start.le32(0);
        int kind = (int) (start.le32(4) >> 1 & 3);
        String key = start.latin1(8, keyEnd - 8);
        long value = at + keyEnd + 1;
        long present = Math.min(size, end - value);
        if (kind == 0) {
            readText(range, value, present, unicode, key, collector);
        } else if (kind == 1 && key.toLowerCase(Locale.ROOT).startsWith("cover art")) {
            readCover(range, value, present, key, collector);
        }
        return value + size;
    }

    private static void readText(ByteRange range, long at, long size, boolean unicode, String key,
            TagCollector collector) throws IOException {
        FieldName name = FieldName.find(key);
        if (name == null) {
            return;
        }
        Bytes bytes = range.read(at, (int) Math.min(size, TagCollector.MAX_TEXT_BYTES));
        for (int from = 0, count = 0; from < bytes.length() && count < 1_000; count++) {
            int nul = bytes.indexOf(0, from);
            int to = nul < 0 ? bytes.length() : nul;
            collector.add(name, unicode ? bytes.utf8(from, to - from) : bytes.guessedText(from, to - from));
            from = to + 1;
        }
    }

    /// A file name ended by NUL, then the picture.
    private static void readCover(ByteRange range, long at, long size, String key, TagCollector collector)
            throws IOException {
        Bytes start = range.read(at, (int) Math.min(size, LONGEST_FILE_NAME));
        int nameEnd = start.indexOf(0, 0);
        if (nameEnd >= 0) {
            String name = start.utf8(0, nameEnd).toLowerCase(Locale.ROOT);
            int type = key.toLowerCase(Locale.ROOT).contains("front") ? EmbeddedPicture.FRONT_COVER
                    : key.toLowerCase(Locale.ROOT).contains("back") ? EmbeddedPicture.BACK_COVER : 0;
            String mimeType = name.endsWith(".png") ? "image/png"
                    : name.endsWith(".jpg") || name.endsWith(".jpeg") ? "image/jpeg" : "";
            collector.addPicture(type, mimeType, range, at + nameEnd + 1, size - nameEnd - 1);
        }
    }
}
