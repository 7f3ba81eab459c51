package io.antiphon.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What everything that keeps files under a bound relies on.
final class BoundedFolderTest {

    private static final Pattern OWN = Pattern.compile("f\\d+");

    @TempDir
    private Path directory;

    private BoundedFolder folder(long maxBytes) {
        return new BoundedFolder(directory, maxBytes, OWN.asMatchPredicate());
    }

    private static byte[] content(int value, int length) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) value);
        return content;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    @Test
    void whatWasWrittenIsReadAlsoAfterARestart() {
        assertThat(folder(1_000).write("f1", content(1, 100))).isTrue();
        BoundedFolder after = folder(1_000);
        assertThat(after.read("f1", _ -> true)).contains(content(1, 100));
        assertThat(after.find("f1")).contains(directory.resolve("f1"));
        assertThat(after.bytes()).isEqualTo(100);
        assertThat(after.read("f2", _ -> true)).isEmpty();
        assertThat(after.find("f2")).isEmpty();
    }

    @Test
    void whatWasNotAskedForLongestMakesRoom() throws IOException {
        BoundedFolder folder = folder(300);
        for (int i = 1; i <= 3; i++) {
            folder.write("f" + i, content(i, 100));
        }
        assertThat(folder.read("f1", _ -> true)).isPresent();
        assertThat(folder.find("f2")).isPresent();
        folder.write("f4", content(4, 150));
        assertThat(names()).containsExactly("f2", "f4");
        assertThat(folder.bytes()).isEqualTo(250);
    }

    @Test
    void anotherContentTakesThePlaceOfTheOneBefore() throws IOException {
        BoundedFolder folder = folder(300);
        folder.write("f1", content(1, 200));
        folder.write("f1", content(2, 250));
        assertThat(folder.read("f1", _ -> true)).contains(content(2, 250));
        assertThat(folder.bytes()).isEqualTo(250);
        assertThat(names()).containsExactly("f1");
    }

    @Test
    void whatIsLargerThanAllRoomIsNotKeptAndCostsNothingElse() throws IOException {
        BoundedFolder folder = folder(300);
        folder.write("f1", content(1, 100));
        assertThat(folder.write("f2", content(2, 301))).isFalse();
        assertThat(folder.write("f1", content(1, 301))).isFalse();
        assertThat(folder.find("f1")).as("an old content under a new name").isEmpty();
        assertThat(names()).isEmpty();
        assertThat(folder(0).write("f1", content(1, 1))).isFalse();
    }

    @Test
    void aSmallerBoundHoldsFromTheStartAndTheLatestStay() throws IOException {
        BoundedFolder before = folder(1_000);
        for (int i = 1; i <= 5; i++) {
            before.write("f" + i, content(i, 100));
            Files.setLastModifiedTime(directory.resolve("f" + i), FileTime.fromMillis(1_000_000L * i));
        }
        BoundedFolder after = folder(250);
        assertThat(after.bytes()).isEqualTo(200);
        assertThat(names()).containsExactly("f4", "f5");
    }

    @Test
    void damagedFilesAreRemovedWhenTheyAreRead() throws IOException {
        BoundedFolder folder = folder(1_000);
        folder.write("f1", content(1, 100));
        Files.write(directory.resolve("f1"), content(1, 50));
        assertThat(folder.read("f1", read -> read.length == 100)).isEmpty();
        assertThat(names()).isEmpty();
        assertThat(folder.bytes()).isZero();
        Files.createFile(directory.resolve("f2"));
        Files.createDirectories(directory.resolve("f3"));
        BoundedFolder after = folder(1_000);
        assertThat(after.find("f2")).as("empty, as after a power cut").isEmpty();
        assertThat(after.find("f3")).as("a directory").isEmpty();
        assertThat(after.bytes()).isZero();
    }

    @Test
    void whatSomebodyDeletedIsGoneAndCanBeWrittenAgain() throws IOException {
        BoundedFolder folder = folder(1_000);
        folder.write("f1", content(1, 100));
        Files.delete(directory.resolve("f1"));
        assertThat(folder.read("f1", _ -> true)).isEmpty();
        assertThat(folder.bytes()).isZero();
        folder.write("f1", content(1, 100));
        Files.delete(directory.resolve("f1"));
        assertThat(folder.find("f1")).isEmpty();
        assertThat(folder.write("f1", content(1, 100))).isTrue();
        folder.drop("f1");
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAndStrangersFilesStay() throws IOException {
        Files.write(directory.resolve("new123.tmp"), content(1, 10));
        Files.write(directory.resolve("README"), content(1, 10));
        BoundedFolder folder = folder(5);
        assertThat(folder.bytes()).isZero();
        assertThat(names()).containsExactly("README");
        assertThatThrownBy(() -> folder.write("../f1", content(1, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDiskThatTakesNothingCostsWhatIsKeptAndNothingElse() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[1]);
        BoundedFolder folder = new BoundedFolder(file.resolve("below"), 1_000, OWN.asMatchPredicate());
        assertThat(folder.write("f1", content(1, 10))).isFalse();
        assertThat(folder.read("f1", _ -> true)).isEmpty();
        assertThat(folder.bytes()).isZero();
    }

    @Test
    void nothingIsMadeBeforeThereIsSomethingToKeep() {
        Path none = directory.resolve("none");
        assertThat(new BoundedFolder(none, 100, OWN.asMatchPredicate()).find("f1")).isEmpty();
        assertThat(none).doesNotExist();
    }

    /// Each content says its name in every byte, so that a mixture or a part of one is seen.
    @Test
    void manyReadersAndWritersSeeWholeFilesOrNoneAndTheBoundHolds() throws Exception {
        BoundedFolder folder = folder(5_000);
        List<Callable<Integer>> workers = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            Random random = new Random(worker);
            workers.add(() -> work(folder, random));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> wrong : threads.invokeAll(workers)) {
                assertThat(wrong.get()).isZero();
            }
        }
        long onDisk = 0;
        for (String name : names()) {
            assertThat(name).matches(OWN);
            onDisk += Files.size(directory.resolve(name));
        }
        assertThat(onDisk).isEqualTo(folder.bytes()).isLessThanOrEqualTo(5_000);
        assertThat(folder(5_000).bytes()).isEqualTo(onDisk);
    }

    /// @return how often something else was read than was written
    private static int work(BoundedFolder folder, Random random) {
        int wrong = 0;
        for (int i = 0; i < 300; i++) {
            int file = random.nextInt(20);
            String name = "f" + file;
            switch (random.nextInt(4)) {
                case 0 -> wrong += folder.write(name, content(file, 100 + random.nextInt(400))) ? 0 : 1;
                case 1 -> folder.drop(name);
                case 2 -> folder.find(name);
                default -> wrong += folder.read(name, _ -> true).filter(read -> !isWhole(read, file)).isPresent() ? 1
                        : 0;
            }
        }
        return wrong;
    }

    private static boolean isWhole(byte[] read, int file) {
        boolean same = read.length >= 100;
        for (byte one : read) {
            same &= one == file;
        }
        return same;
    }
}
