package io.antiphon.media.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TagField;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Formats that ffmpeg cannot write, made after their specifications.
final class HandMadeFilesTest {

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.empty());

    private MediaFile read(byte[]... parts) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            file.writeBytes(part);
        }
        return reader.read(Files.write(directory.resolve("file"), file.toByteArray()));
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /// An APEv2 tag with a footer only.
    private static byte[] ape(Map<String, String> items) {
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        items.forEach((key, value) -> {
            byte[] text = value.getBytes(UTF_8);
            tag.writeBytes(little(8).putInt(text.length).putInt(0).array());
            tag.writeBytes(ascii(key + "\0"));
            tag.writeBytes(text);
        });
        tag.writeBytes(little(32).put(ascii("APETAGEX"))
                .putInt(2000)
                .putInt(tag.size() + 32)
                .putInt(items.size())
                .putInt(0)
                .array());
        return tag.toByteArray();
    }

    @Test
    void monkeysAudioIsRead() throws Exception {
        byte[] descriptor = little(52).put(ascii("MAC "))
                .putShort((short) 3990)
                .putShort((short) 0)
                .putInt(52)
                .putInt(24)
                .array();
        byte[] header = little(24).putShort((short) 2000)
                .putShort((short) 0)
                .putInt(294912)
                .putInt(100_000)
                .putInt(3)
                .putShort((short) 16)
                .putShort((short) 2)
                .putInt(44100)
                .array();

        MediaFile file = read(descriptor, header, new byte[5000],
                ape(Map.of("Title", "Ä", "Artist", "One\0Two", "Track", "3/12", "Year", "1999")));

        assertThat(file.container()).isEqualTo("ape");
        assertThat(file.audio().duration().toMillis()).isEqualTo(Math.round((2 * 294912 + 100_000) / 44.1));
        assertThat(file.audio().bitDepth()).isEqualTo(16);
        assertThat(file.tags().all(TagField.ARTIST)).containsExactly("One", "Two");
        assertThat(file.tags().all(TagField.TRACKNUMBER)).containsExactly("3");
        assertThat(file.tags().all(TagField.TRACKTOTAL)).containsExactly("12");
        assertThat(file.tags().all(TagField.DATE)).containsExactly("1999");
    }

    @Test
    void musepackOfVersionSevenIsRead() throws Exception {
        byte[] header = little(32).put(ascii("MP+\7"))
                .putInt(1000)
                .putInt(1 << 16)
                .putShort((short) 0)
                .putShort((short) -350)
                .putShort((short) 0)
                .putShort((short) 125)
                .array();

        MediaFile file = read(header, new byte[5000]);

        assertThat(file.audio().samplingRate()).isEqualTo(48_000);
        assertThat(file.audio().duration().toMillis()).isEqualTo(Math.round((1000 * 1152 - 576) / 48.0));
        assertThat(file.tags().all(TagField.REPLAYGAIN_TRACK_GAIN)).containsExactly("-3.50 dB");
        assertThat(file.tags().all(TagField.REPLAYGAIN_ALBUM_GAIN)).containsExactly("1.25 dB");
    }

    @Test
    void musepackOfVersionEightIsRead() throws Exception {
        // SH: crc, version 8, samples 441000 in three bytes of seven bits, no silence, 44.1 kHz and two channels.
        byte[] stream = {'S', 'H', 14, 1, 2, 3, 4, 8, (byte) (0x80 | 441000 >> 14), (byte) (0x80 | 441000 >> 7 & 127),
                441000 & 127, 0, 0x1d, 0x10};
        byte[] gains = {'R', 'G', 12, 1, 0x40, 0, 0, 0, 0, 0, 0, 0};

        MediaFile file = read(ascii("MPCK"), stream, gains, ascii("AP"), new byte[]{100}, new byte[4000],
                ape(Map.of("Title", "Eight")));

        assertThat(file.audio().duration().toMillis()).isEqualTo(10_000);
        assertThat(file.audio().channelCount()).isEqualTo(2);
        assertThat(file.tags().all(TagField.REPLAYGAIN_TRACK_GAIN)).containsExactly("0.82 dB");
        assertThat(file.tags().all(TagField.TITLE)).containsExactly("Eight");
    }

    @Test
    void dsfIsRead() throws Exception {
        byte[] tag = new Id3Tags(4).utf8("TIT2", "Direct").bytes(0);
        byte[] head = little(92).put(ascii("DSD "))
                .putLong(28)
                .putLong(92 + 8192 + tag.length)
                .putLong(92 + 8192)
                .put(ascii("fmt "))
                .putLong(52)
                .putInt(1)
                .putInt(0)
                .putInt(2)
                .putInt(2)
                .putInt(2822400)
                .putInt(1)
                .putLong(2822400L * 3)
                .putInt(4096)
                .putInt(0)
                .put(ascii("data"))
                .putLong(12 + 8192)
                .array();

        MediaFile file = read(head, new byte[8192], tag);

        assertThat(file.container()).isEqualTo("dsf");
        assertThat(file.audio().codec()).isEqualTo("dsd");
        assertThat(file.audio().duration().toMillis()).isEqualTo(3000);
        assertThat(file.audio().samplingRate()).isEqualTo(2_822_400);
        assertThat(file.tags().all(TagField.TITLE)).containsExactly("Direct");
    }

    @Test
    void dsdiffIsRead() throws Exception {
        byte[] properties = ByteBuffer.allocate(12 + 4 + 16 + 14)
                .put(ascii("PROP"))
                .putLong(4 + 16 + 14)
                .put(ascii("SND "))
                .put(ascii("FS  "))
                .putLong(4)
                .putInt(2822400)
                .put(ascii("CHNL"))
                .putLong(2)
                .putShort((short) 2)
                .array();
        byte[] sound = ByteBuffer.allocate(12 + 705_600).put(ascii("DSD ")).putLong(705_600).array();
        byte[] tag = new Id3Tags(3).latin1("TIT2", "Interleaved").bytes(0);
        byte[] id3 = Id3Tags.join(ByteBuffer.allocate(12).put(ascii("ID3 ")).putLong(tag.length).array(), tag);
        byte[] form = ByteBuffer.allocate(16)
                .put(ascii("FRM8"))
                .putLong(4L + properties.length + sound.length + id3.length)
                .put(ascii("DSD "))
                .array();

        MediaFile file = read(form, properties, sound, id3);

        assertThat(file.container()).isEqualTo("dff");
        assertThat(file.audio().duration().toMillis()).isEqualTo(1000);
        assertThat(file.audio().channelCount()).isEqualTo(2);
        assertThat(file.tags().all(TagField.TITLE)).containsExactly("Interleaved");
    }

    @Test
    void tagsOfMpegAudioCountInTheirOrderFieldByField() throws Exception {
        byte[] sound = Files.readAllBytes(
                TestAudio.tone(directory.resolve("bare.mp3"), "-c:a", "libmp3lame", "-id3v2_version", "0"));
        byte[] front = new Id3Tags(3).latin1("TIT2", "From ID3v2").bytes(0);
        byte[] back = ByteBuffer.allocate(128)
                .put(ascii("TAG"))
                .put(ascii("From ID3v1"))
                .position(33)
                .put(ascii("Artist of ID3v1"))
                .position(63)
                .put(ascii("Album of ID3v1"))
                .position(125)
                .put((byte) 0)
                .put((byte) 9)
                .put((byte) 17)
                .array();

        MediaFile file = read(front, sound, ape(Map.of("Title", "From APE", "Artist", "Artist of APE")), back);

        assertThat(file.tags().all(TagField.TITLE)).containsExactly("From ID3v2");
        assertThat(file.tags().all(TagField.ARTIST)).containsExactly("Artist of APE");
        assertThat(file.tags().all(TagField.ALBUM)).containsExactly("Album of ID3v1");
        assertThat(file.tags().all(TagField.TRACKNUMBER)).containsExactly("9");
        assertThat(file.tags().all(TagField.GENRE)).containsExactly("Rock");
        assertThat(file.signature()).isEqualTo(read(sound).signature());
    }

    @Test
    void anId3TagInFrontOfFlacIsSteppedOverAndFillsGaps() throws Exception {
        byte[] flac = Files.readAllBytes(Samples.make(directory, "sound.flac"));
        byte[] front = new Id3Tags(3).latin1("TIT2", "From ID3v2").latin1("TCOM", "Composer of ID3v2").bytes(0);

        MediaFile file = read(front, flac);

        assertThat(file.container()).isEqualTo("flac");
        assertThat(file.tags().all(TagField.TITLE)).containsExactly("Tïtle 日本");
        assertThat(file.tags().all(TagField.COMPOSER)).containsExactly("Composer of ID3v2");
    }

    @Test
    void chainedOggStreamsAddUp() throws Exception {
        byte[] first = Files.readAllBytes(Samples.make(directory, "sound.opus"));
        Path second = TestAudio.tone(directory.resolve("second.opus"), "-c:a", "libopus", "-serial_offset", "77");

        MediaFile file = read(first, Files.readAllBytes(second));

        assertThat(file.audio().duration().toMillis()).isBetween(6_400L, 6_470L);
        assertThat(file.tags().all(TagField.TITLE)).containsExactly("Tïtle 日本");
    }
}
