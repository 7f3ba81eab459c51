package io.antiphon.media.tag.vorbis;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.FieldName;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.util.Locale;

/// Comment headers (<https://xiph.org/vorbis/doc/v-comment.html>): vendor, count, and so many `NAME=value`, each with its length.
final class VorbisComments {

    private static final int MAX_COMMENTS = 10_000;
    private static final int LONGEST_NAME = 64;

    private VorbisComments() {}

    /// @param at where the vendor's length stands
    static void read(ByteRange range, long at, TagCollector into) throws IOException {
        long next = at + 4 + range.read(at, 4).le32(0);
        long count = Math.min(range.read(next, 4).le32(0), MAX_COMMENTS);
        next += 4;
        for (long i = 0; i < count && next + 4 <= range.size(); i++) {
            long length = range.read(next, 4).le32(0);
            readComment(range, next + 4, Math.min(length, range.size() - next - 4), into);
            next += 4 + length;
        }
    }

    private static void readComment(ByteRange range, long at, long length, TagCollector into) throws IOException {
        Bytes start = range.read(at, (int) Math.min(length, LONGEST_NAME));
        int equals = start.indexOf('=', 0);
        if (equals <= 0) {
            return;
        }
        String name = start.latin1(0, equals);
        FieldName field = FieldName.find(name);
        long value = at + equals + 1;
        long size = length - equals - 1;
        if (field != null) {
            int kept = (int) Math.min(size, TagCollector.MAX_TEXT_BYTES);
            into.add(field, range.read(value, kept).utf8(0, kept));
        } else if (name.toUpperCase(Locale.ROOT).equals("METADATA_BLOCK_PICTURE")) {
            FlacPicture.read(new Base64Range(range, value, size), 0, into);
        } else if (name.toUpperCase(Locale.ROOT).equals("COVERART")) {
            Base64Range picture = new Base64Range(range, value, size);
            into.addPicture(0, "", picture, 0, picture.size());
        }
    }
}
