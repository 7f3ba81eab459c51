package io.antiphon.media.tag.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.SniffingMediaFileReader;
import io.antiphon.media.tag.TestAudio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FfprobeTest {

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.of(TestAudio.ffprobe()));

    @ParameterizedTest
    @CsvSource({"sound.mka,libopus,matroska,opus", "sound.ac3,ac3,ac3,ac3", "sound.tta,tta,tta,tta",
            "name with : and 'quotes'.mka,flac,matroska,flac"})
    void soundOfOtherFormatsIsRead(String name, String encoder, String container, String codec) throws Exception {
        Path path = TestAudio.tone(directory.resolve(name), "-c:a", encoder, "-metadata", "title=A \"title\"",
                "-metadata", "artist=One");

        MediaFile file = reader.read(path);

        assertThat(file.container()).isEqualTo(container);
        assertThat(file.audio().codec()).isEqualTo(codec);
        assertThat(file.video()).isFalse();
        assertThat(file.audio().duration().toMillis()).isBetween(3_190L, 3_260L);
        if (!container.equals("ac3")) {
            assertThat(file.tags().all(TagField.TITLE)).containsExactly("A \"title\"");
            assertThat(file.tags().all(TagField.ARTIST)).containsExactly("One");
        }
    }

    @ParameterizedTest
    @CsvSource({"movie.mkv,matroska", "movie.avi,avi", "movie.mpg,mpeg", "movie.ts,mpegts"})
    void moviesAreRead(String name, String container) throws Exception {
        Path path = TestAudio.movie(directory.resolve(name), "-c:v",
                name.endsWith("mpg") || name.endsWith("ts") ? "mpeg2video" : "mpeg4", "-c:a", "mp2");

        MediaFile file = reader.read(path);

        assertThat(file.container()).isEqualTo(container);
        assertThat(file.video()).isTrue();
        assertThat(file.audio().codec()).isEqualTo("mp2");
    }

    @Test
    void aDamagedFileIsReportedAsUnreadable() throws Exception {
        Path path = Files.write(directory.resolve("damaged.mka"),
                new byte[]{0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 1, 2, 3, 4});

        assertThatThrownBy(() -> reader.read(path)).isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("matroska");
    }

    @Test
    void aProgramThatHangsIsKilled() throws Exception {
        Ffprobe hanging = new Ffprobe(script("exec tail -f /dev/null"), Duration.ofMillis(300));

        assertThatThrownBy(() -> hanging.probe(directory.resolve("any"), "matroska"))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("did not finish within 300 ms");
    }

    @Test
    void aProgramThatSaysTooMuchIsKilled() throws Exception {
        Ffprobe talking = new Ffprobe(script("exec yes"));

        assertThatThrownBy(() -> talking.probe(directory.resolve("any"), "matroska"))
                .isInstanceOf(UnreadableMediaException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void theProgramIsFoundInASearchPath() throws Exception {
        Path program = script("exit 0");

        assertThat(Ffprobe.findProgram("/nowhere::" + directory)).contains(program);
        assertThat(Ffprobe.findProgram("/nowhere")).isEmpty();
    }

    private Path script(String command) throws IOException {
        Path script = Files.writeString(directory.resolve("ffprobe"), "#!/bin/sh\n" + command + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
