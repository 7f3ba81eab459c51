package io.antiphon.media.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.tag.EmbeddedPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.images.StandardArtwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPicturesTest {

    /// Held here so that the level stays as set.
    private static final Logger QUIET = Logger.getLogger("org.jaudiotagger");

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.empty());

    private Path withPicture(String name, byte[] picture) throws Exception {
        QUIET.setLevel(Level.OFF);
        Path file = Samples.make(directory, name);
        AudioFile audio = AudioFileIO.read(file.toFile());
        StandardArtwork artwork = new StandardArtwork();
        artwork.setBinaryData(picture);
        artwork.setMimeType("image/jpeg");
        artwork.setPictureType(EmbeddedPicture.FRONT_COVER);
        audio.getTagOrCreateAndSetDefault().setField(artwork);
        audio.commit();
        return file;
    }

    @Test
    void picturesOfAllContainersAreDescribedAlikeAndReadBack() throws Exception {
        byte[] picture = TestAudio.picture(directory);
        Set<EmbeddedPicture> described = new HashSet<>();
        for (String name : List.of("id3v24.mp3", "id3v23.mp3", "sound.flac", "vorbis.ogg", "aac.m4a", "sound.aiff",
                "sound.wma")) {
            Path file = withPicture(name, picture);

            List<EmbeddedPicture> pictures = reader.read(file).pictures();

            assertThat(pictures).as(name).hasSize(1);
            assertThat(reader.readPicture(file, pictures.getFirst(), 1 << 20)).as(name)
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(picture));
            described.addAll(pictures);
        }
        assertThat(described).hasSize(1).first().satisfies(one -> {
            assertThat(one.type()).isEqualTo(EmbeddedPicture.FRONT_COVER);
            assertThat(one.mimeType()).isEqualTo("image/jpeg");
            assertThat(one.size()).isEqualTo(picture.length);
        });
    }

    @Test
    void aPictureOverTheLimitOrGoneIsEmpty() throws Exception {
        byte[] picture = TestAudio.picture(directory);
        Path file = withPicture("sound.flac", picture);
        EmbeddedPicture described = reader.read(file).pictures().getFirst();

        assertThat(reader.readPicture(file, described, picture.length - 1)).isEmpty();

        Files.copy(Samples.make(directory, "high.flac"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(reader.readPicture(file, described, 1 << 20)).isEmpty();
    }

    @Test
    void aHugePictureIsDescribedWithoutBeingRead() throws Exception {
        byte[] picture = new byte[50 << 20];
        new java.util.Random(3).nextBytes(picture);
        Path tag = new Id3Tags(4).picture("image/png", picture).writeBefore(Samples.make(directory, "plain.mp3"));
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory
                .getThreadMXBean();
        reader.read(tag);

        long before = threads.getCurrentThreadAllocatedBytes();
        List<EmbeddedPicture> pictures = reader.read(tag).pictures();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(pictures).singleElement().satisfies(one -> assertThat(one.size()).isEqualTo(picture.length));
        assertThat(allocated).isLessThan(1 << 20);
    }
}
