package io.antiphon.media.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AudioSignatureTest {

    /// Held here so that the level stays as set.
    private static final Logger QUIET = Logger.getLogger("org.jaudiotagger");

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.of(TestAudio.ffprobe()));

    private String signature(Path file) throws Exception {
        return reader.read(file).signature().value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id3v24.mp3", "id3v23.mp3", "plain.mp3", "sound.flac", "vorbis.ogg", "aac.m4a", "alac.m4a",
            "sound.wav", "sound.aiff",
            "sound.wma"})
    void aRetagInPlaceDoesNotChangeTheSignature(String name) throws Exception {
        QUIET.setLevel(Level.OFF);
        Path file = Samples.make(directory, name);
        String before = signature(file);
        long sizeBefore = Files.size(file);

        AudioFile audio = AudioFileIO.read(file.toFile());
        Tag tag = audio.getTagOrCreateAndSetDefault();
        tag.setField(FieldKey.TITLE, "Another title, much longer than the one before ".repeat(200));
        audio.commit();

        assertThat(Files.size(file)).isNotEqualTo(sizeBefore);
        assertThat(signature(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id3v24.mp3", "id3v23.mp3", "plain.mp3", "sound.flac", "vorbis.ogg", "sound.opus",
            "aac.m4a", "alac.m4a", "sound.wav",
            "sound.aiff", "sound.wv", "sound.aac", "sound.mka", "sound.ac3"})
    void aCopyOfTheSoundWithOtherTagsHasTheSameSignature(String name) throws Exception {
        Path file = Samples.make(directory, name);
        Path copied = TestAudio.copy(file, directory.resolve("copy-" + name), "-metadata",
                "comment=" + "new ".repeat(3000));

        assertThat(signature(copied)).isEqualTo(signature(file));
    }

    @Test
    void differentSoundsOfAllFormatsDiffer() throws Exception {
        Map<String, Path> files = Samples.make(directory);
        Set<String> seen = new HashSet<>();
        for (Path file : files.values()) {
            seen.add(signature(file));
        }
        Path other = TestAudio.tone(directory.resolve("other.mp3"), "-af", "volume=0.5", "-c:a", "libmp3lame", "-b:a",
                "128k");
        seen.add(signature(other));

        // FLAC and FLAC in Ogg hold the very same sound, which their MD5 tells.
        assertThat(seen).hasSize(files.size());
    }
}
