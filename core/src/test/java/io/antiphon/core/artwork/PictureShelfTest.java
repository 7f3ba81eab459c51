package io.antiphon.core.artwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureShelfTest {

    @TempDir
    private Path directory;

    private static byte[] picture(int number) {
        byte[] bytes = new byte[1000];
        bytes[0] = (byte) number;
        return bytes;
    }

    @Test
    void aPictureIsFoundByItsNameAgainAfterARestart() throws IOException {
        String name = new PictureShelf(directory, 10_000).put(picture(1)).orElseThrow();
        Path file = new PictureShelf(directory, 10_000).find(name).orElseThrow();
        assertThat(Files.readAllBytes(file)).isEqualTo(picture(1));
        assertThat(new PictureShelf(directory, 10_000).find("../" + name)).isEmpty();
    }

    @Test
    void thoseThatWereNotLookedAtForLongestMakeRoom() throws IOException {
        PictureShelf shelf = new PictureShelf(directory, 3_000);
        String first = shelf.put(picture(1)).orElseThrow();
        String second = shelf.put(picture(2)).orElseThrow();
        String third = shelf.put(picture(3)).orElseThrow();
        assertThat(shelf.find(first)).isPresent();
        assertThat(shelf.put(picture(4))).isPresent();
        assertThat(shelf.find(second)).isEmpty();
        assertThat(shelf.find(third)).isPresent();
        assertThat(shelf.find(first)).isPresent();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
        assertThat(shelf.put(new byte[4_000])).isEmpty();
    }

    @Test
    void aPictureThatSomebodyDeletedIsGone() throws IOException {
        PictureShelf shelf = new PictureShelf(directory, 10_000);
        String name = shelf.put(picture(1)).orElseThrow();
        Files.delete(shelf.find(name).orElseThrow());
        assertThat(shelf.find(name)).isEmpty();
        assertThat(shelf.put(picture(1))).contains(name);
        assertThat(shelf.find(name)).isPresent();
    }
}
