package io.antiphon.core.library.scan.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentHashTest {

    @TempDir
    private Path root;

    private long hash() throws IOException {
        return new FolderLister(root, false).list("", root).contentHash();
    }

    @Test
    void aFolderIsUnchangedUntilAFileThatCountsIsAddedRenamedGrownOrTouched() throws IOException {
        Path song = Files.writeString(root.resolve("a.mp3"), "x");
        long first = hash();
        assertThat(hash()).isEqualTo(first);
        Files.writeString(root.resolve("notes.nfo"), "x");
        assertThat(hash()).as("a file that does not count").isEqualTo(first);
        Files.setLastModifiedTime(song, FileTime.fromMillis(1_000));
        long touched = hash();
        assertThat(touched).isNotEqualTo(first);
        Files.writeString(root.resolve("a.lrc"), "x");
        long withLyrics = hash();
        assertThat(withLyrics).isNotEqualTo(touched);
        Files.move(song, root.resolve("b.mp3"));
        assertThat(hash()).isNotIn(first, touched, withLyrics);
    }
}
