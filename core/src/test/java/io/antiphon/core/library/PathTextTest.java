package io.antiphon.core.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTextTest {

    @TempDir
    private Path root;

    /// A path with names that are no UTF-8, written as in addresses.
    private Path odd(String escaped) {
        return Path.of(URI.create(root.toUri() + escaped));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%e9t%e9.mp3", "100%25%ff%fe.mp3", "%c3.mp3", "%f0%9f%8e.mp3", "%ed%a0%80x", "a%20%c3%a9%e9",
                    "%ef%bf%bd", "%ef%bf%bd%e9"})
    void namesThatAreNoTextAreFoundAgain(String escaped) throws IOException {
        Path file = Files.write(odd(escaped), "sound".getBytes(UTF_8));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            for (Path entry : entries) {
                String name = PathText.nameOf(entry);
                assertThat(PathText.place(root, name)).isEqualTo(file).hasContent("sound");
                assertThat(name.getBytes(UTF_8)).as("storable").asString(UTF_8).isEqualTo(name);
            }
        }
    }

    @Test
    void foldersOnTheWayMayBeNoTextEither() throws IOException {
        Path folder = Files.createDirectory(odd("%c4lbum%20x"));
        Path file = Files.createFile(folder.resolve("1 #?ä.mp3"));

        String path = PathText.nameOf(folder) + '/' + PathText.nameOf(file);

        assertThat(PathText.place(root, path)).isEqualTo(file).exists();
        assertThat(PathText.place(folder, PathText.nameOf(file))).exists();
        assertThat(PathText.of(file)).isEqualTo(root + "/" + path);
        assertThat(PathText.isText(path)).isFalse();
        assertThat(PathText.shown(path)).isEqualTo("Älbum x/1 #?ä.mp3");
    }

    @Test
    void textStaysAsItIs() {
        String name = "Sigur Rós \ufffd 日本 🎵.flac";

        assertThat(PathText.nameOf(root.resolve(name))).isEqualTo(name);
        assertThat(PathText.place(root, "a/" + name)).isEqualTo(root.resolve("a").resolve(name));
        assertThat(PathText.shown(name)).isEqualTo(name);
    }
}
