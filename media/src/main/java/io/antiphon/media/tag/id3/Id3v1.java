package io.antiphon.media.tag.id3;

import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.TagCollector;

/// The 128 bytes of an ID3v1 or ID3v1.1 tag at the end of a file (<https://id3.org/ID3v1>).
public final class Id3v1 {

    public static final int LENGTH = 128;

    private Id3v1() {}

    /// Whether a tag begins at this place of some bytes.
    public static boolean isAt(Bytes bytes, int at) {
        return at >= 0 && at + LENGTH <= bytes.length() && bytes.is(at, "TAG");
    }

    public static CollectedTags read(Bytes bytes, int at) {
        TagCollector collector = new TagCollector();
        collector.add(TagField.TITLE, text(bytes, at + 3, 30));
        collector.add(TagField.ARTIST, text(bytes, at + 33, 30));
        collector.add(TagField.ALBUM, text(bytes, at + 63, 30));
        collector.add(TagField.DATE, text(bytes, at + 93, 4));
        boolean hasTrack = bytes.u8(at + 125) == 0 && bytes.u8(at + 126) != 0;
        collector.add(TagField.COMMENT, text(bytes, at + 97, hasTrack ? 28 : 30));
        if (hasTrack) {
            collector.add(TagField.TRACKNUMBER, Integer.toString(bytes.u8(at + 126)));
        }
        collector.add(TagField.GENRE, Genres.byNumber(bytes.u8(at + 127)));
        return collector.collected();
    }

    private static String text(Bytes bytes, int at, int count) {
        int end = bytes.indexOf(0, at);
        return bytes.guessedText(at, end < 0 || end > at + count ? count : end - at);
    }
}
