package io.antiphon.media.tag.write;

import io.antiphon.core.tag.TagField;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.audio.mp3.MP3File;
import org.jaudiotagger.tag.Tag;
import org.jaudiotagger.tag.aiff.AiffTag;
import org.jaudiotagger.tag.id3.AbstractID3v2Tag;
import org.jaudiotagger.tag.id3.AbstractTag;
import org.jaudiotagger.tag.id3.ID3v24Tag;
import org.jaudiotagger.tag.wav.WavTag;
import org.jspecify.annotations.Nullable;

/// ID3 in MP3, AIFF, WAV and DSF. Older versions become ID3v2.4, which alone holds several values; the short ID3v1 tag of an MP3 goes, because
/// it would say something else.
final class Id3Writer implements FormatWriter {

    /// A larger one would be read into memory as a whole.
    private static final int LARGEST_TAG = 48 << 20;

    private final String ending;

    /// @param ending by which the library knows the format
    Id3Writer(String ending) {
        this.ending = ending;
    }

    @Override
    public void write(Path file, Map<TagField, List<String>> fields) throws Exception {
        requireSane(file);
        AudioFile audio = AudioFileIO.readAs(file.toFile(), ending);
        ID3v24Tag tag = audio instanceof MP3File mp3 ? ofMp3(mp3) : ofOther(audio);
        new Id3Edit(tag).set(fields);
        audio.commit();
    }

    private static void requireSane(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[10];
            if (in.read(head) == head.length && head[0] == 'I' && head[1] == 'D' && head[2] == '3') {
                int size = (head[6] & 0x7f) << 21 | (head[7] & 0x7f) << 14 | (head[8] & 0x7f) << 7 | head[9] & 0x7f;
                if (size > LARGEST_TAG) {
                    throw new IOException("its ID3 tag is too large to be written anew");
                }
            }
        }
    }

    private static ID3v24Tag ofMp3(MP3File mp3) {
        ID3v24Tag tag;
        if (mp3.hasID3v2Tag()) {
            tag = mp3.getID3v2TagAsv24();
        } else {
            tag = mp3.hasID3v1Tag() ? new ID3v24Tag((AbstractTag) mp3.getID3v1Tag()) : new ID3v24Tag();
        }
        mp3.setID3v2Tag((AbstractID3v2Tag) tag);
        removeId3v1(mp3);
        return tag;
    }

    @SuppressWarnings("NullAway") // So the library is told to take it out.
    private static void removeId3v1(MP3File mp3) {
        mp3.setID3v1Tag((org.jaudiotagger.tag.id3.ID3v1Tag) null);
    }

    private static ID3v24Tag ofOther(AudioFile audio) {
        Tag tag = audio.getTagOrCreateAndSetDefault();
        if (tag instanceof WavTag wav) {
            ID3v24Tag made = newest(wav.getID3Tag());
            wav.setID3Tag(made);
            return made;
        }
        if (tag instanceof AiffTag aiff) {
            ID3v24Tag made = newest(aiff.getID3Tag());
            aiff.setID3Tag(made);
            return made;
        }
        ID3v24Tag made = newest((AbstractID3v2Tag) tag);
        audio.setTag(made);
        return made;
    }

    private static ID3v24Tag newest(@Nullable AbstractID3v2Tag tag) {
        if (tag == null) {
            return new ID3v24Tag();
        }
        return tag instanceof ID3v24Tag newest ? newest : new ID3v24Tag((AbstractTag) tag);
    }
}
