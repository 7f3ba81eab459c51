package io.antiphon.media.tag.apev2;

import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.id3.Id3v1;
import java.io.IOException;

/// The tags behind the sound of a file: APEv2, Lyrics3 and ID3v1 in whatever order they were put there.
///
/// @param start where they begin, which is where the sound ends
public record TrailingTags(long start, CollectedTags ape, CollectedTags id3v1) {

    private static final int TAIL = 8 * 1024;
    private static final int MAX_TAGS = 8;
    private static final int LYRICS3_V1 = 5_120;

    /// @param soundStart tags cannot begin before this place
    public static TrailingTags of(ByteSource source, long soundStart) throws IOException {
        source.readEnd(TAIL);
        long end = source.size();
        CollectedTags ape = CollectedTags.NONE;
        CollectedTags id3v1 = CollectedTags.NONE;
        for (int i = 0; i < MAX_TAGS; i++) {
            long apeLength = ApeTag.lengthBefore(source, end);
            long length = apeLength > 0 ? apeLength : otherLength(source, end);
            if (length == 0 || end - length < soundStart) {
                break;
            }
            if (apeLength > 0) {
                ape = ape.orElse(ApeTag.readBefore(source, end));
            } else if (length == Id3v1.LENGTH) {
                id3v1 = id3v1.orElse(Id3v1.read(source.read(end - length, Id3v1.LENGTH), 0));
            }
            end -= length;
        }
        return new TrailingTags(end, ape, id3v1);
    }

    /// All tags of the file by their trust: the given ones from its front, then APEv2, then ID3v1.
    public CollectedTags tags(CollectedTags leading) {
        return leading.orElse(ape).orElse(id3v1);
    }

    private static long otherLength(ByteSource source, long end) throws IOException {
        if (Id3v1.isAt(source.read(end - Id3v1.LENGTH, Id3v1.LENGTH), 0)) {
            return Id3v1.LENGTH;
        }
        Bytes lyrics = source.read(end - 15, 15);
        if (lyrics.is(6, "LYRICS200")) {
            return number(lyrics) + 15L;
        }
        return lyrics.is(6, "LYRICSEND") ? lengthOfOldLyrics(source, end) : 0;
    }

    private static long number(Bytes sixDigits) {
        long number = 0;
        for (int i = 0; i < 6; i++) {
            int digit = sixDigits.u8(i) - '0';
            if (digit < 0 || digit > 9) {
                return Long.MAX_VALUE / 2;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static long lengthOfOldLyrics(ByteSource source, long end) throws IOException {
        Bytes bytes = source.read(Math.max(0, end - LYRICS3_V1), (int) Math.min(end, LYRICS3_V1));
        for (int i = bytes.length() - 20; i >= 0; i--) {
            if (bytes.is(i, "LYRICSBEGIN")) {
                return (long) bytes.length() - i;
            }
        }
        return 0;
    }
}
