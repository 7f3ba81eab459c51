package io.antiphon.core.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.UnfinishedFiles;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacementTest {

    private static final AudioSignature SOUND = new AudioSignature("0".repeat(32));
    private static final List<String> NAMES = List.of("Band", "Album", "Song.flac");

    @TempDir
    private Path directory;
    private Path music;
    private Path notes;
    private Placement placement;

    /// Of files that are not what they are called.
    private static final class Illiterate implements MediaFileReader {

        @Override
        public MediaFile read(Path file) throws IOException {
            throw new IOException("nobody reads " + file);
        }

        @Override
        public Optional<byte[]> readPicture(Path file, EmbeddedPicture picture, long maxBytes) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void make() throws IOException {
        music = Files.createDirectory(directory.resolve("music"));
        notes = directory.resolve("notes");
        placement = new Placement(new Illiterate(), new UnfinishedFiles(notes));
    }

    @Test
    void aFileIsPlacedWholeAndNothingIsLeftBesideIt() throws Exception {
        Path source = Files.writeString(directory.resolve("source"), "sound");
        assertThat(placement.place("one", source, SOUND, music, NAMES))
                .isEqualTo(new Placement.Placed("Band/Album/Song.flac", false));
        assertThat(placement.place("two", source, SOUND, music, NAMES).path()).isEqualTo("Band/Album/Song (2).flac");
        assertThat(music.resolve("Band/Album")).isDirectoryNotContaining("regex:.*/\\.antiphon.*");
        assertThat(music.resolve("Band/Album/Song (2).flac")).hasContent("sound");
        assertThat(notes).isEmptyDirectory();
    }

    @Test
    void foldersThatWereMadeForNothingGo() throws Exception {
        Path nothing = directory.resolve("nothing");
        Files.createDirectory(music.resolve("Band"));
        assertThatThrownBy(() -> placement.place("one", nothing, SOUND, music, NAMES)).isInstanceOf(IOException.class);
        assertThat(music.resolve("Band")).isEmptyDirectory();
        assertThat(notes).isEmptyDirectory();
    }
}
