package io.antiphon.media.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.probe.ProbedFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files as programs have left them that keep to no specification, and that are played all the same.
final class OddFilesTest {

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.empty());

    private MediaFile read(byte[] content) throws Exception {
        return reader.read(Files.write(directory.resolve("file"), content));
    }

    private static int indexOf(byte[] content, String text, int from) {
        return new String(content, ISO_8859_1).indexOf(text, from);
    }

    @Test
    void whatStandsBetweenPagesOfOggIsSteppedOver() throws Exception {
        byte[] whole = Files.readAllBytes(Samples.make(directory, "vorbis.ogg"));
        int second = indexOf(whole, "OggS", 1);
        int third = indexOf(whole, "OggS", second + 1);
        ByteArrayOutputStream odd = new ByteArrayOutputStream();
        odd.write(whole, 0, third);
        odd.writeBytes("Once Our old tags were here".repeat(20).getBytes(ISO_8859_1));
        odd.write(whole, third, whole.length - third);

        MediaFile file = read(odd.toByteArray());

        assertThat(file.audio()).usingRecursiveComparison().ignoringFields("bitRate").isEqualTo(read(whole).audio());
        assertThat(file.tags().all(TagField.TITLE)).containsExactly("Tïtle 日本");
        assertThat(file.signature()).isEqualTo(read(whole).signature());
    }

    @Test
    void shortNamesInLaterTagsAreUnderstood() throws Exception {
        byte[] sound = Files.readAllBytes(Samples.make(directory, "plain.mp3"));
        for (int version : new int[]{3, 4}) {
            byte[] tag = new Id3Tags(version).latin1("TT2\0", "Title")
                    .latin1("TP1 ", "Artist")
                    .latin1("TAL\0", "Album")
                    .bytes(0);

            MediaFile file = read(Id3Tags.join(tag, sound));

            assertThat(file.tags().all(TagField.TITLE)).containsExactly("Title");
            assertThat(file.tags().all(TagField.ARTIST)).containsExactly("Artist");
            assertThat(file.tags().all(TagField.ALBUM)).containsExactly("Album");
        }
    }

    @Test
    void soundInWavThatSaysNoRateOfBytesLastsAsLongAsItSays() throws Exception {
        byte[] sound = Files.readAllBytes(
                TestAudio.tone(directory.resolve("bare.mp3"), "-c:a", "libmp3lame", "-id3v2_version", "0"));
        byte[] head = ByteBuffer.allocate(12 + 8 + 16 + 12 + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(48 + sound.length)
                .put("WAVEfmt ".getBytes(ISO_8859_1))
                .putInt(16)
                .putShort((short) 0x55)
                .putShort((short) 1)
                .putInt(44_100)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) 0)
                .put("fact".getBytes(ISO_8859_1))
                .putInt(4)
                .putInt(44_100 * 3)
                .put("data".getBytes(ISO_8859_1))
                .putInt(sound.length)
                .array();

        MediaFile file = read(Id3Tags.join(head, sound));

        assertThat(file.audio().codec()).isEqualTo("mp3");
        assertThat(file.audio().duration().toMillis()).isEqualTo(3_000);
    }

    @Test
    void takIsLeftToFfprobe() {
        byte[] start = Arrays.copyOf("tBaK".getBytes(ISO_8859_1), 400);

        assertThat(ProbedFormat.of(Bytes.of(start))).isEqualTo(new ProbedFormat("tak", "tak", true));
    }
}
