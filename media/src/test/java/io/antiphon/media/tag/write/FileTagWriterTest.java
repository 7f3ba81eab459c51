package io.antiphon.media.tag.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.UnwritableTagsException;
import io.antiphon.media.tag.Samples;
import io.antiphon.media.tag.SniffingMediaFileReader;
import io.antiphon.media.tag.TestAudio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read again, in every format that can be written.
final class FileTagWriterTest {

    private static final String MBID = "b1a9c0e9-d987-4042-ae91-78d6a3267d69";
    /// What only one of several readers would understand.
    private static final Set<TagField> SPECIAL = EnumSet.of(TagField.OPUS_HEADER_GAIN, TagField.R128_TRACK_GAIN,
            TagField.R128_ALBUM_GAIN, TagField.SYNCEDLYRICS);

    private static final Set<TagField> PEOPLE_AND_WORKS = EnumSet.of(TagField.COMPOSER, TagField.LYRICIST,
            TagField.WRITER, TagField.CONDUCTOR, TagField.REMIXER, TagField.ARRANGER, TagField.ENGINEER,
            TagField.PRODUCER, TagField.DJMIXER, TagField.MIXER, TagField.DIRECTOR, TagField.PERFORMER, TagField.WORK,
            TagField.MOVEMENTNAME, TagField.MOVEMENT, TagField.MOVEMENTTOTAL);

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.of(TestAudio.ffprobe()));
    private final FileTagWriter writer = new FileTagWriter();

    private MediaFile write(Path file, Map<TagField, List<String>> fields) throws Exception {
        MediaFile before = reader.read(file);
        assertThat(writer.refusal(before)).isEmpty();
        writer.write(file, before, fields);
        MediaFile after = reader.read(file);
        assertThat(after.signature()).isEqualTo(before.signature());
        assertThat(after.audio().duration()).isEqualTo(before.audio().duration());
        assertThat(after.pictures()).isEqualTo(before.pictures());
        return after;
    }

    private static Map<TagField, List<String>> fields(Object... fieldsAndValues) {
        Map<TagField, List<String>> fields = new EnumMap<>(TagField.class);
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            fields.put((TagField) fieldsAndValues[i], List.of(((String) fieldsAndValues[i + 1]).split("\\|")));
        }
        return fields;
    }

    @ParameterizedTest
    @ValueSource(strings = {"id3v24.mp3", "id3v23.mp3", "plain.mp3", "sound.flac", "high.flac", "vorbis.ogg",
            "sound.opus", "aac.m4a", "alac.m4a", "sound.wav", "sound.aiff", "sound.wma"})
    void everydayFieldsAreWrittenAndOthersStay(String name) throws Exception {
        Path file = Samples.make(directory, name);
        MediaFile before = reader.read(file);
        MediaFile after = write(file,
                fields(TagField.TITLE, "Ärger \"日本\" 🎵", TagField.ALBUM, "New album", TagField.ALBUMARTIST, "Somebody",
                        TagField.TRACKNUMBER, "7", TagField.TRACKTOTAL, "9", TagField.DISCNUMBER, "2",
                        TagField.DISCTOTAL, "3", TagField.COMPOSER, "Composer", TagField.MUSICBRAINZ_ALBUMID, MBID));
        assertThat(after.tags().all(TagField.TITLE)).containsExactly("Ärger \"日本\" 🎵");
        assertThat(after.tags().all(TagField.ALBUM)).containsExactly("New album");
        assertThat(after.tags().all(TagField.ALBUMARTIST)).containsExactly("Somebody");
        assertThat(after.tags().all(TagField.TRACKNUMBER)).containsExactly("7");
        assertThat(after.tags().all(TagField.TRACKTOTAL)).containsExactly("9");
        assertThat(after.tags().all(TagField.DISCNUMBER)).containsExactly("2");
        assertThat(after.tags().all(TagField.DISCTOTAL)).containsExactly("3");
        assertThat(after.tags().all(TagField.COMPOSER)).containsExactly("Composer");
        assertThat(after.tags().all(TagField.MUSICBRAINZ_ALBUMID)).containsExactly(MBID);
        for (TagField field : List.of(TagField.ARTIST, TagField.GENRE, TagField.DATE)) {
            assertThat(after.tags().all(field)).as("%s", field).isEqualTo(before.tags().all(field));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id3v24.mp3", "id3v23.mp3", "sound.flac", "vorbis.ogg", "sound.opus", "sound.wav",
            "sound.aiff", "aac.m4a"})
    void severalValuesStaySeveral(String name) throws Exception {
        Path file = Samples.make(directory, name);
        MediaFile after = write(file, fields(TagField.ARTISTS, "One|Two, Three|日本", TagField.GENRE, "Jazz|Soul",
                TagField.COMPOSER, "A|B"));
        assertThat(after.tags().all(TagField.ARTISTS)).containsExactly("One", "Two, Three", "日本");
        assertThat(after.tags().all(TagField.GENRE)).containsExactly("Jazz", "Soul");
        assertThat(after.tags().all(TagField.COMPOSER)).containsExactly("A", "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id3v24.mp3", "id3v23.mp3", "sound.flac", "vorbis.ogg", "sound.opus", "aac.m4a",
            "sound.aiff"})
    void aFieldWithoutValuesIsTakenOut(String name) throws Exception {
        Path file = Samples.make(directory, name);
        MediaFile after = write(file, Map.of(TagField.GENRE, List.of(), TagField.ALBUM, List.of(), TagField.TRACKNUMBER,
                List.of(), TagField.TRACKTOTAL, List.of()));
        assertThat(after.tags().has(TagField.GENRE)).isFalse();
        assertThat(after.tags().has(TagField.ALBUM)).isFalse();
        assertThat(after.tags().has(TagField.TRACKNUMBER)).isFalse();
        assertThat(after.tags().all(TagField.TITLE)).containsExactly("Tïtle 日本");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.flac", "vorbis.ogg", "sound.opus", "id3v24.mp3", "sound.aiff"})
    void everyFieldOfPicardHasAPlace(String name) throws Exception {
        Path file = Samples.make(directory, name);
        Map<TagField, List<String>> all = new EnumMap<>(TagField.class);
        for (TagField field : TagField.values()) {
            if (!SPECIAL.contains(field)) {
                all.put(field, List.of(value(field)));
            }
        }
        MediaFile after = write(file, all);
        List<String> wrong = new ArrayList<>();
        all.forEach((field, values) -> {
            if (!after.tags().all(field).equals(values)) {
                wrong.add("%s: %s in place of %s".formatted(field, after.tags().all(field), values));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.flac", "vorbis.ogg", "sound.opus", "id3v24.mp3", "id3v23.mp3", "sound.aiff",
            "sound.wav", "aac.m4a", "sound.wma"})
    void whoTookPartAndWhichWorkItIsAreWrittenAndTakenOutInEveryFormat(String name) throws Exception {
        Path file = Samples.make(directory, name);
        Map<TagField, List<String>> all = new EnumMap<>(TagField.class);
        for (TagField field : PEOPLE_AND_WORKS) {
            all.put(field, List.of(value(field)));
        }
        MediaFile after = write(file, all);
        all.forEach((field, values) -> assertThat(after.tags().all(field)).as("%s", field).isEqualTo(values));
        MediaFile changed = write(file,
                Map.of(TagField.PERFORMER, List.of("Other (viola)"), TagField.WRITER, List.of()));
        assertThat(changed.tags().all(TagField.PERFORMER)).containsExactly("Other (viola)");
        assertThat(changed.tags().has(TagField.WRITER)).isFalse();
        assertThat(changed.tags().all(TagField.LYRICIST)).containsExactly(value(TagField.LYRICIST));
        all.replaceAll((field, values) -> List.of());
        MediaFile bare = write(file, all);
        assertThat(PEOPLE_AND_WORKS).noneMatch(field -> bare.tags().has(field));
        assertThat(bare.tags().all(TagField.ARTIST)).isEqualTo(after.tags().all(TagField.ARTIST));
    }

    private static String value(TagField field) {
        return switch (field) {
            case TRACKNUMBER, DISCNUMBER, MOVEMENT -> "3";
            case TRACKTOTAL, DISCTOTAL, MOVEMENTTOTAL -> "12";
            case DATE, RELEASEDATE, ORIGINALDATE -> "2001-02-03";
            case ORIGINALYEAR -> "1999";
            case COMPILATION -> "1";
            case BPM -> "120";
            case LANGUAGE -> "eng";
            case PERFORMER -> "Somebody (cello)";
            case REPLAYGAIN_TRACK_GAIN, REPLAYGAIN_ALBUM_GAIN -> "-6.20 dB";
            case REPLAYGAIN_TRACK_PEAK, REPLAYGAIN_ALBUM_PEAK -> "0.98";
            default -> field.name().startsWith("MUSICBRAINZ") ? MBID : "of " + field.name();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.opus", "id3v24.mp3", "sound.flac"})
    void longTextsTakeAsMuchRoomAsTheyNeedAndGiveItBack(String name) throws Exception {
        Path file = Samples.make(directory, name);
        String lyrics = "La la la\n".repeat(20_000).strip();
        assertThat(write(file, fields(TagField.LYRICS, lyrics)).tags().all(TagField.LYRICS)).containsExactly(lyrics);
        assertThat(write(file, Map.of(TagField.LYRICS, List.of())).tags().has(TagField.LYRICS)).isFalse();
        // The sound is as it was for decoders, too.
        Path copied = TestAudio.copy(file, directory.resolve("copy-" + name));
        assertThat(reader.read(copied).signature()).isEqualTo(reader.read(file).signature());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.wv", "sound.aac", "flac.oga"})
    void whatCannotBeWrittenIsSaidByItsName(String name) throws Exception {
        Path file = Samples.make(directory, name);
        MediaFile media = reader.read(file);
        byte[] before = Files.readAllBytes(file);
        assertThat(writer.refusal(media)).hasValueSatisfying(
                refusal -> assertThat(refusal).containsAnyOf("WavPack", "AAC", "Ogg (flac)"));
        assertThatThrownBy(() -> writer.write(file, media, fields(TagField.TITLE, "x")))
                .isInstanceOf(UnwritableTagsException.class);
        assertThat(file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.opus", "id3v24.mp3", "sound.flac", "vorbis.ogg", "aac.m4a", "sound.wav",
            "sound.aiff", "sound.wma"})
    void aDamagedFileIsRefusedOrWritten(String name) throws Exception {
        Path file = Samples.make(directory, name);
        MediaFile media = reader.read(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[]{0, 1, 20, 100, 1_000, whole.length / 2}) {
            Files.write(file, Arrays.copyOf(whole, Math.min(length, whole.length)));
            try {
                writer.write(file, media, fields(TagField.TITLE, "x"));
            } catch (UnwritableTagsException | java.io.IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void commentsThatNobodyKnowsStayInOpus() throws Exception {
        Path file = TestAudio.tone(directory.resolve("x.opus"), "-c:a", "libopus", "-metadata", "MY_OWN=kept",
                "-metadata", "title=Old");
        write(file, fields(TagField.TITLE, "New"));
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("MY_OWN=kept")
                .contains("TITLE=New")
                .doesNotContain("Old");
    }
}
