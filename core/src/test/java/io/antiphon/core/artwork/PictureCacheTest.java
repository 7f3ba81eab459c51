package io.antiphon.core.artwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.artwork.PictureScaler.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheTest {

    @TempDir
    Path directory;

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void aPictureIsMadeOnceAndSurvivesARestart() throws IOException {
        Picture first = new PictureCache(directory, 1000).get("a@300", () -> make(100));
        Picture again = new PictureCache(directory, 1000).get("a@300", () -> make(100));

        assertThat(made).hasValue(1);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.etag()).isEqualTo(first.etag());
    }

    @Test
    void theLeastRecentlyUsedGoesFirst() throws IOException {
        PictureCache cache = new PictureCache(directory, 250);
        cache.get("a", () -> make(100));
        cache.get("b", () -> make(100));
        cache.get("a", () -> make(100));
        cache.get("c", () -> make(100));

        cache.get("a", () -> make(100));
        assertThat(made).hasValue(3);
        cache.get("b", () -> make(100));
        assertThat(made).hasValue(4);
        assertThat(bytesOnDisk()).isLessThanOrEqualTo(250);
    }

    @Test
    void manyAskersForOnePictureWaitForOneMaker() throws Exception {
        PictureCache cache = new PictureCache(directory, 1000);
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Picture>> questions = Collections.nCopies(50, () -> cache.get("same", () -> make(10)));
            for (Future<Picture> answer : askers.invokeAll(questions)) {
                assertThat(answer.get().bytes()).hasSize(10);
            }
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void aPictureThatCannotBeMadeIsNotTriedWithEveryPage() {
        PictureCache cache = new PictureCache(directory, 1000);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> cache.get("bad", () -> {
                made.incrementAndGet();
                throw new IOException("damaged");
            })).isInstanceOf(IOException.class);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whatIsNotThereNowIsLookedForTheNextTime() throws IOException {
        PictureCache cache = new PictureCache(directory, 1000);
        assertThatThrownBy(() -> cache.get("away", () -> {
            throw new NoSuchFileException("the disk is away");
        })).isInstanceOf(NoSuchFileException.class);
        assertThat(cache.get("away", () -> make(10)).bytes()).hasSize(10);
    }

    @Test
    void aPictureThatWasCutOffIsMadeAgain() throws IOException {
        new PictureCache(directory, 1000).get("a", () -> make(100));
        Path file;
        try (Stream<Path> files = Files.list(directory)) {
            file = files.findFirst().orElseThrow();
        }
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 50));
        assertThat(new PictureCache(directory, 1000).get("a", () -> make(100)).bytes()).hasSize(100);
        assertThat(made).hasValue(2);
    }

    @Test
    void leftoversOfAKilledProcessAreCleanedUp() throws IOException {
        Path leftover = Files.write(directory.resolve("new123.tmp"), new byte[10]);

        new PictureCache(directory, 1000).get("a", () -> make(10));

        assertThat(leftover).doesNotExist();
    }

    @Test
    void aDirectoryThatCannotBeWrittenCostsTheCacheOnly() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[1]);

        assertThat(new PictureCache(file.resolve("below"), 1000).get("a", () -> make(10)).bytes()).hasSize(10);
    }

    private Encoded make(int size) {
        made.incrementAndGet();
        byte[] picture = new byte[size];
        picture[size - 2] = (byte) 0xFF;
        picture[size - 1] = (byte) 0xD9;
        return new Encoded(picture, "image/jpeg");
    }

    private long bytesOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
