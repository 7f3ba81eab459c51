package io.antiphon.media.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SniffingMediaFileReaderTest {

    @TempDir
    private static Path samples;

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.empty());

    @BeforeAll
    static void makeSamples() {
        Samples.make(samples);
    }

    @ParameterizedTest
    @CsvSource({"id3v24.mp3,mp3,mp3,0,44100,1,3217", "id3v23.mp3,mp3,mp3,0,44100,1,3217",
            "low.mp2,mp3,mp2,0,24000,1,3264",
            "sound.flac,flac,flac,16,44100,1,3217", "high.flac,flac,flac,24,96000,1,3217",
            "vorbis.ogg,ogg,vorbis,0,44100,2,3217",
            "sound.opus,ogg,opus,0,48000,1,3217", "flac.oga,ogg,flac,16,44100,1,3217", "aac.m4a,mp4,aac,0,44100,1,3240",
            "alac.m4a,mp4,alac,16,44100,1,3217", "fragments.m4a,mp4,aac,0,44100,1,3240",
            "sound.wav,wav,pcm,24,44100,1,3217",
            "long.wav,wav,pcm,16,44100,1,3217", "sound.aiff,aiff,pcm,16,44100,1,3217",
            "sound.wma,asf,wmav2,0,44100,1,3250",
            "sound.wv,wavpack,wavpack,16,44100,1,3217", "sound.aac,aac,aac,0,44100,1,3251"})
    void technicalFactsAreRead(String name, String container, String codec, int depth, int rate, int channels,
            long millis) throws Exception {
        MediaFile file = reader.read(samples.resolve(name));

        AudioProperties audio = file.audio();
        assertThat(file.container()).isEqualTo(container);
        assertThat(file.video()).isFalse();
        assertThat(audio.codec()).isEqualTo(codec);
        assertThat(audio.bitDepth()).isEqualTo(depth);
        assertThat(audio.samplingRate()).isEqualTo(rate);
        assertThat(audio.channelCount()).isEqualTo(channels);
        // Encoders differ by a few frames of padding; what the file itself tells is exact.
        assertThat(audio.duration().toMillis()).isBetween(millis - 35, millis + 35);
        long expected = Files.size(samples.resolve(name)) * 8 / audio.duration().toMillis();
        assertThat((double) audio.bitRate()).isBetween(expected * 0.5, expected * 1.9 + 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id3v24.mp3", "id3v23.mp3", "plain.mp3", "sound.flac", "vorbis.ogg", "sound.opus",
            "flac.oga", "aac.m4a", "alac.m4a",
            "fragments.m4a", "sound.wma", "sound.wv"})
    void commonTagsAreRead(String name) throws Exception {
        MediaFile file = reader.read(samples.resolve(name));

        assertThat(file.tags().all(TagField.TITLE)).containsExactly("Tïtle 日本");
        assertThat(file.tags().all(TagField.ARTIST)).containsExactly("One");
        assertThat(file.tags().all(TagField.ALBUM)).containsExactly("Al");
        assertThat(file.tags().all(TagField.ALBUMARTIST)).containsExactly("AA");
        assertThat(file.tags().all(TagField.TRACKNUMBER)).containsExactly("3");
        assertThat(file.tags().all(TagField.GENRE)).containsExactly("Rock");
        assertThat(file.tags().all(TagField.DATE)).containsExactly("2001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sound.wav", "sound.aiff"})
    void chunksOfTextAreRead(String name) throws Exception {
        assertThat(reader.read(samples.resolve(name)).tags().all(TagField.TITLE)).containsExactly("Tïtle 日本");
    }

    @Test
    void theContentDecidesWhateverTheNameSays() throws Exception {
        Path mislabelled = Files.copy(samples.resolve("id3v24.mp3"), directory.resolve("sound.flac"));

        assertThat(reader.read(mislabelled).container()).isEqualTo("mp3");
    }

    @Test
    void moviesAreToldFromSound() throws Exception {
        Path movie = TestAudio.movie(directory.resolve("movie.mp4"), "-c:v", "mpeg4", "-c:a", "aac");

        MediaFile file = reader.read(movie);

        assertThat(file.video()).isTrue();
        assertThat(file.audio().codec()).isEqualTo("aac");
    }

    @Test
    void soundBehindGarbageIsFound() throws Exception {
        byte[] garbage = new byte[70_000];
        new Random(7).nextBytes(garbage);
        Path file = directory.resolve("garbage.mp3");
        Files.write(file, garbage);
        Files.write(file, Files.readAllBytes(samples.resolve("plain.mp3")), java.nio.file.StandardOpenOption.APPEND);

        assertThat(reader.read(file).audio().bitRate()).isEqualTo(192);
    }

    @Test
    void emptyAndForeignFilesAreReportedAsUnreadable() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.mp3"));
        Path text = Files.writeString(directory.resolve("text.mp3"), "this is not music\n".repeat(1000));
        Path zeros = Files.write(directory.resolve("zeros.flac"), new byte[100_000]);

        assertThatThrownBy(() -> reader.read(empty)).isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("empty");
        for (Path file : List.of(text, zeros)) {
            assertThatThrownBy(() -> reader.read(file)).isInstanceOf(UnreadableMediaException.class)
                    .hasMessageContaining("no known");
        }
    }

    @Test
    void randomBytesAreNeverTakenForSound() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = new byte[200_000];
            random.nextBytes(bytes);
            Path file = Files.write(directory.resolve("random.mp3"), bytes);

            assertThatThrownBy(() -> reader.read(file)).isInstanceOf(UnreadableMediaException.class);
        }
    }

    @Test
    void aMissingFileIsAnErrorOfReading() {
        assertThatThrownBy(() -> reader.read(directory.resolve("gone.mp3"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void directoriesAndPipesAreNotOpened() throws Exception {
        Path pipe = directory.resolve("pipe.mp3");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        for (Path path : List.of(directory, pipe)) {
            assertThatThrownBy(() -> reader.read(path)).isInstanceOf(UnreadableMediaException.class)
                    .hasMessageContaining("not a regular file");
        }
    }

    @Test
    void aFileCutBeforeItsSoundIsUnreadableAndOneCutLaterIsNot() throws Exception {
        byte[] whole = Files.readAllBytes(samples.resolve("sound.flac"));
        Path cut = directory.resolve("cut.flac");

        Files.write(cut, java.util.Arrays.copyOf(whole, 60));
        assertThatThrownBy(() -> reader.read(cut)).isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("ends before its sound");

        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length * 3 / 4));
        assertThat(reader.read(cut).tags().first(TagField.ARTIST)).contains("One");
    }

    @Test
    void formatsThatNeedFfprobeSayThatItIsMissing() {
        Path file = TestAudio.tone(directory.resolve("sound.mka"), "-c:a", "libopus");

        assertThatThrownBy(() -> reader.read(file)).isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("ffprobe")
                .hasMessageContaining("matroska");
    }
}
