package io.antiphon.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnfinishedFilesTest {

    @TempDir
    private Path directory;
    private Path notes;
    private Path music;
    private Path hidden;

    @BeforeEach
    void make() throws IOException {
        notes = directory.resolve("notes");
        music = Files.createDirectory(directory.resolve("music\nof mine"));
        hidden = music.resolve(UnfinishedFiles.hiddenName("tags", "one"));
    }

    private void killedInTheMiddle(Path... files) throws IOException {
        new UnfinishedFiles(notes).begin("one", files);
        for (Path file : files) {
            Files.writeString(file, "half");
        }
    }

    @Test
    void whatAKilledServerLeftIsThrownAwayByTheNext() throws IOException {
        killedInTheMiddle(hidden);
        new UnfinishedFiles(notes).sweep();
        assertThat(music).isEmptyDirectory();
        assertThat(notes).isEmptyDirectory();
    }

    @Test
    void whatHasANameOfItsOwnGoesOnlyIfItIsEmpty() throws IOException {
        Path taken = music.resolve("Song.flac");
        killedInTheMiddle(hidden, taken);
        new UnfinishedFiles(notes).sweep();
        assertThat(taken).hasContent("half");
        assertThat(hidden).doesNotExist();
        new UnfinishedFiles(notes).begin("one", hidden, taken);
        Files.write(taken, new byte[0]);
        new UnfinishedFiles(notes).sweep();
        assertThat(music).isEmptyDirectory();
    }

    @Test
    void whatBeganSinceIsLeftAlone() throws IOException {
        UnfinishedFiles unfinished = new UnfinishedFiles(notes);
        unfinished.begin("one", hidden);
        Files.writeString(hidden, "half");
        unfinished.sweep();
        assertThat(hidden).hasContent("half");
        Files.delete(hidden);
        unfinished.end("one");
        assertThat(notes).isEmptyDirectory();
    }

    @Test
    void whatLiesOnADiskThatIsAwayWaitsForIt() throws IOException {
        killedInTheMiddle(hidden);
        Path away = directory.resolve("away");
        Files.move(music, away);
        new UnfinishedFiles(notes).sweep();
        Files.move(away, music);
        assertThat(hidden).exists();
        new UnfinishedFiles(notes).sweep();
        assertThat(music).isEmptyDirectory();
    }

    @Test
    void aNoteThatWasNotWrittenToItsEndHarmsNothing() throws IOException {
        killedInTheMiddle(hidden);
        Path other = Files.write(directory.resolve("other"), new byte[0]);
        Files.writeString(notes.resolve("two.unfinished"), other.toString());
        Files.writeString(notes.resolve("one.unfinished"), "\0" + music, StandardOpenOption.APPEND);
        new UnfinishedFiles(notes).sweep();
        assertThat(other).exists();
        assertThat(music).isEmptyDirectory();
    }
}
