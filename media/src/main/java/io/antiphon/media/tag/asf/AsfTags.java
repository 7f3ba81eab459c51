package io.antiphon.media.tag.asf;

import static io.antiphon.core.tag.TagField.*;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.util.Map.entry;

import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.FieldName;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.util.Map;

/// The descriptors of an ASF header: the five fixed texts, and named values of six types.
final class AsfTags {

    private static final Map<String, FieldName> NAMES = Map.ofEntries(own("WM/SubTitle", SUBTITLE),
            own("WM/AlbumTitle", ALBUM),
            own("WM/AlbumArtist", ALBUMARTIST), own("WM/TrackNumber", TRACKNUMBER), own("WM/PartOfSet", DISCNUMBER),
            own("WM/SetSubTitle", DISCSUBTITLE), own("WM/Genre", GENRE), own("WM/Mood", MOOD), own("WM/Year", DATE),
            own("WM/OriginalReleaseTime", ORIGINALDATE), own("WM/OriginalReleaseYear", ORIGINALYEAR),
            own("WM/IsCompilation", COMPILATION),
            own("WM/Publisher", LABEL), own("WM/CatalogNo", CATALOGNUMBER), own("WM/Barcode", BARCODE),
            own("WM/ISRC", ISRC),
            own("WM/BeatsPerMinute", BPM), own("WM/InitialKey", KEY), own("WM/Language", LANGUAGE),
            own("WM/ContentGroupDescription", GROUPING),
            own("WM/EncodedBy", ENCODEDBY), own("WM/Composer", COMPOSER), own("WM/Writer", LYRICIST),
            own("WM/Conductor", CONDUCTOR),
            own("WM/ModifiedBy", REMIXER), own("WM/Producer", PRODUCER), own("WM/Director", DIRECTOR),
            own("WM/Lyrics", LYRICS),
            own("WM/TitleSortOrder", TITLESORT), own("WM/ArtistSortOrder", ARTISTSORT),
            own("WM/AlbumSortOrder", ALBUMSORT),
            own("WM/AlbumArtistSortOrder", ALBUMARTISTSORT), own("WM/ComposerSortOrder", COMPOSERSORT),
            own("WM/Work", WORK), own("Title", TITLE),
            own("Author", ARTIST));

    private static final int TEXT = 0;
    private static final int BINARY = 1;
    private static final int MAX_ATTRIBUTES = 2_000;
    private static final int LONGEST_PICTURE_HEADER = 1_024;

    private final ByteRange range;
    private final TagCollector into;

    AsfTags(ByteRange range, TagCollector into) {
        this.range = range;
        this.into = into;
    }

    private static Map.Entry<String, FieldName> own(String name, TagField field) {
        return entry(name, new FieldName(field, true));
    }

    /// Five lengths of 16 bits, then title, author, copyright, description and rating.
    void readContentDescription(AsfObject object) throws IOException {
        Bytes lengths = range.read(object.start(), 10);
        TagField[] fields = {TITLE, ARTIST, COPYRIGHT, COMMENT};
        long at = object.start() + 10;
        for (int i = 0; i < fields.length; i++) {
            int length = (int) Math.min(lengths.le16(i * 2), Math.max(0, object.end() - at));
            into.add(fields[i], text(range.read(at, length)));
            at += lengths.le16(i * 2);
        }
    }

    /// Name length, name, type, value length of 16 bits, value.
    void readExtended(AsfObject object) throws IOException {
        long at = object.start() + 2;
        int count = Math.min(range.read(object.start(), 2).le16(0), MAX_ATTRIBUTES);
        for (int i = 0; i < count && at + 6 <= object.end(); i++) {
            int nameLength = range.read(at, 2).le16(0);
            String name = text(range.read(at + 2, nameLength));
            Bytes value = range.read(at + 2 + nameLength, 4);
            long data = at + 6 + nameLength;
            readValue(name, value.le16(0), data, Math.min(value.le16(2), object.end() - data), 4);
            at = data + value.le16(2);
        }
    }

    /// Language, stream, name length, type, value length of 32 bits, name, value.
    void readMetadata(AsfObject object) throws IOException {
        long at = object.start() + 2;
        int count = Math.min(range.read(object.start(), 2).le16(0), MAX_ATTRIBUTES);
        for (int i = 0; i < count && at + 12 <= object.end(); i++) {
            Bytes prefix = range.read(at, 12);
            int nameLength = prefix.le16(4);
            String name = text(range.read(at + 12, nameLength));
            long data = at + 12 + nameLength;
            readValue(name, prefix.le16(6), data, Math.min(prefix.le32(8), object.end() - data), 2);
            at = data + prefix.le32(8);
        }
    }

    private void readValue(String name, int type, long at, long length, int booleanLength) throws IOException {
        if (type == BINARY && name.equals("WM/Picture")) {
            readPicture(at, length);
            return;
        }
        FieldName field = name.equals("WM/Track") ? null : nameOf(name);
        if (field != null && type != BINARY && length > 0) {
            Bytes value = range.read(at, (int) Math.min(length, TagCollector.MAX_TEXT_BYTES));
            into.add(field, type == TEXT ? text(value) : Long.toString(number(value, type, booleanLength)));
        }
    }

    private static @org.jspecify.annotations.Nullable FieldName nameOf(String name) {
        FieldName known = NAMES.get(name);
        return known != null || name.equals("WM/Text") ? known
                : FieldName.find(name.startsWith("WM/") ? name.substring(3) : name);
    }

    /// Types: 2 boolean, 3 32 bits, 4 64 bits, 5 16 bits.
    private static long number(Bytes value, int type, int booleanLength) {
        return switch (type) {
            case 2 -> booleanLength == 4 ? value.le32(0) : value.le16(0);
            case 3 -> value.le32(0);
            case 4 -> value.le64(0);
            default -> value.le16(0);
        };
    }

    /// Type, size, MIME type and description as texts ended by NUL, picture.
    private void readPicture(long at, long length) throws IOException {
        Bytes start = range.read(at, (int) Math.min(length, LONGEST_PICTURE_HEADER));
        int mimeEnd = textEnd(start, 5);
        int descriptionEnd = textEnd(start, mimeEnd + 2);
        long picture = at + descriptionEnd + 2;
        long size = Math.min(start.le32(1), at + length - picture);
        into.addPicture(start.u8(0), start.text(5, mimeEnd - 5, UTF_16LE), range, picture, size);
    }

    private static int textEnd(Bytes bytes, int at) {
        int end = at;
        while (end + 1 < bytes.length() && bytes.le16(end) != 0) {
            end += 2;
        }
        return end;
    }

    private static String text(Bytes bytes) {
        return bytes.text(0, textEnd(bytes, 0), UTF_16LE);
    }
}
