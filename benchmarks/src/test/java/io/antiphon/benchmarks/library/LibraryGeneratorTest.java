package io.antiphon.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LibraryGeneratorTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 313})
    void asManyTracksAreWrittenAsWereAskedFor(int tracks) throws IOException, InterruptedException {
        GeneratedLibrary made = new LibraryGenerator(new LibraryPlan(tracks, 5), folder).generate();

        assertThat(made.tracks()).isEqualTo(tracks);
        assertThat(audio(folder)).hasSize(tracks);
        assertThat(made.bytes()).isEqualTo(contents(folder).values().stream().mapToLong(bytes -> bytes.length).sum());
    }

    @Test
    void theSameSeedGivesTheSameFilesAndAnotherSeedOthers() throws IOException, InterruptedException {
        Map<String, byte[]> first = generate("a", 60, 5);
        Map<String, byte[]> second = generate("b", 60, 5);
        Map<String, byte[]> other = generate("c", 60, 6);

        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
        assertThat(other.keySet()).isNotEqualTo(first.keySet());
    }

    @Test
    void noTwoFilesAreTheSameAndEveryCoverIsAPicture() throws IOException, InterruptedException {
        new LibraryGenerator(new LibraryPlan(400, 5), folder).generate();
        Set<Integer> hashes = new HashSet<>();
        Map<String, byte[]> files = contents(folder);
        files.forEach((_, bytes) -> hashes.add(Arrays.hashCode(bytes)));
        assertThat(hashes).hasSameSizeAs(files.keySet());

        try (Stream<Path> all = Files.walk(folder)) {
            for (Path cover : all.filter(file -> file.toString().matches(".*\\.(jpg|png)")).toList()) {
                assertThat(ImageIO.read(cover.toFile())).as(cover.toString()).isNotNull();
            }
        }
    }

    @Test
    void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "precious");

        assertThatThrownBy(() -> new LibraryGenerator(new LibraryPlan(10, 1), folder).generate())
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void onePercentIsRetaggedEachTimeAndTheRestStaysAsItWas() throws IOException, InterruptedException {
        Map<String, byte[]> before = generate("library", 500, 5);
        LibraryChanger changer = LibraryChanger.open(folder.resolve("library"));

        assertThat(changer.retagOnePercent()).isEqualTo(1);
        Map<String, byte[]> after = contents(folder.resolve("library"));
        assertThat(changer.retagOnePercent()).isEqualTo(2);
        Map<String, byte[]> later = contents(folder.resolve("library"));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(changed(before, after)).hasSize(5);
        assertThat(changed(after, later)).hasSize(5).doesNotContainAnyElementsOf(changed(before, after));
    }

    @Test
    void aFolderThatWasNotGeneratedIsNotRetagged() {
        assertThatThrownBy(() -> LibraryChanger.open(folder)).isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("not a library");
    }

    private Map<String, byte[]> generate(String name, int tracks, long seed) throws IOException, InterruptedException {
        new LibraryGenerator(new LibraryPlan(tracks, seed), folder.resolve(name)).generate();
        return contents(folder.resolve(name));
    }

    private static Set<String> changed(Map<String, byte[]> before, Map<String, byte[]> after) {
        Set<String> names = new HashSet<>();
        before.forEach((name, bytes) -> {
            if (!Arrays.equals(bytes, after.get(name))) {
                names.add(name);
            }
        });
        return names;
    }

    private static Set<String> audio(Path folder) throws IOException {
        Set<String> names = new HashSet<>(contents(folder).keySet());
        names.removeIf(name -> name.matches(".*\\.(jpg|png)"));
        return names;
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        Map<String, byte[]> contents = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!String.valueOf(file.getFileName()).startsWith(".")) {
                    contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return contents;
    }
}
