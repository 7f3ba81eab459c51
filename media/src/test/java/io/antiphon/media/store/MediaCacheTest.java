package io.antiphon.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.streaming.cache.Making;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.core.streaming.cache.MediaMaker;
import io.antiphon.testing.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class MediaCacheTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private final List<MediaCache> caches = new ArrayList<>();
    private Instant now = NOW;

    /// What a test asked for last may still be made when it ends, and its files lie in the folder that goes then.
    @AfterEach
    void awaitAll() {
        caches.forEach(MediaCacheTest::awaitIdle);
    }

    @Test
    void whatWasMadeIsKeptAndReadInParts() throws IOException {
        MediaCache cache = cache(1_000);
        assertThat(all(cache.open("a", finished("0123456789")))).isEqualTo("0123456789");
        awaitIdle(cache);

        MadeMedia.Complete kept = complete(cache, "a");
        assertThat(kept.size()).isEqualTo(10);
        assertThat(kept.etag()).matches("[a-z0-9-]{8,80}");
        assertThat(text(kept, 0, 10)).isEqualTo("0123456789");
        assertThat(text(kept, 3, 4)).isEqualTo("3456");
        assertThat(text(kept, 9, 1)).isEqualTo("9");
    }

    @Test
    void itSurvivesARestartAndLeftoversDoNot() throws IOException {
        MediaCache before = cache(1_000);
        read(before, "a", "kept");
        String etag = complete(before, "a").etag();
        Path leftover = Files.writeString(directory.resolve("workshop").resolve("x-1.part"), "half");

        MediaCache after = cache(1_000);
        after.prepare();
        assertThat(leftover).doesNotExist();
        assertThat(complete(after, "a").etag()).isEqualTo(etag);
        assertThat(after.totalBytes()).isEqualTo(4);
    }

    @Test
    void severalAtOnceShareOneMakerAndTheLateOneHearsTheBeginning() throws Exception {
        MediaCache cache = cache(1_000);
        StepwiseMaker maker = new StepwiseMaker();
        MadeMedia.Growing first = (MadeMedia.Growing) cache.open("a", maker);
        maker.write("one ");
        assertThat(some(first)).isEqualTo("one ");
        try (MadeMedia.Growing second = (MadeMedia.Growing) cache.open("a", finished("never asked"))) {
            assertThat(some(second)).isEqualTo("one ");
            maker.write("two");
            maker.finish();
            assertThat(all(second)).isEqualTo("two");
        }
        assertThat(all(first)).isEqualTo("two");
        first.close();
        assertThat(maker.started.get()).isEqualTo(1);
        awaitIdle(cache);
        assertThat(text(complete(cache, "a"), 0, 7)).isEqualTo("one two");
    }

    @Test
    void theWorkEndsWithItsLastReaderAndNothingIsLeft() throws Exception {
        MediaCache cache = cache(1_000);
        StepwiseMaker maker = new StepwiseMaker();
        MadeMedia one = cache.open("a", maker);
        MadeMedia other = cache.open("a", maker);
        maker.write("begun");
        one.close();
        one.close();
        assertThat(maker.ended.getCount()).isEqualTo(1);
        other.close();
        maker.ended.await();
        awaitIdle(cache);
        assertThat(files()).isEmpty();
        assertThat(all(cache.open("a", finished("again")))).isEqualTo("again");
    }

    @Test
    void whatFailsBreaksTheReadingAndLeavesNothing() throws Exception {
        MediaCache cache = cache(1_000);
        StepwiseMaker maker = new StepwiseMaker();
        try (MadeMedia.Growing media = (MadeMedia.Growing) cache.open("a", maker)) {
            maker.write("a part");
            assertThat(some(media)).isEqualTo("a part");
            maker.fail();
            assertThatThrownBy(() -> all(media)).isInstanceOf(IOException.class).hasMessageContaining("it broke");
        }
        awaitIdle(cache);
        assertThat(files()).isEmpty();
        assertThat(all(cache.open("a", finished("again")))).isEqualTo("again");
    }

    @Test
    void whatCannotBeStartedIsRefusedWithItsReason() throws IOException {
        MediaCache cache = cache(1_000);
        MediaMaker refusing = MediaMaker.ofStream(() -> {
            throw new LibraryException.Unavailable("Too many are running");
        });
        assertThatThrownBy(() -> cache.open("a", refusing)).isInstanceOf(LibraryException.Unavailable.class);
        assertThat(cache.makingCount()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void theLeastRecentlyUsedGoFirst() throws IOException {
        MediaCache cache = cache(10);
        read(cache, "a", "aaaa");
        read(cache, "b", "bbbb");
        assertThat(complete(cache, "a").size()).isEqualTo(4);
        read(cache, "c", "cccc");
        assertThat(cache.findComplete("b")).isEmpty();
        assertThat(cache.findComplete("a")).isPresent();
        assertThat(cache.findComplete("c")).isPresent();
        assertThat(cache.totalBytes()).isEqualTo(8);
        assertThat(files()).hasSize(2);
    }

    @Test
    void whatWasUsedLastIsRememberedOverARestart() throws IOException {
        MediaCache before = cache(10);
        read(before, "a", "aaaa");
        now = NOW.plusSeconds(60);
        read(before, "b", "bbbb");
        now = NOW.plusSeconds(120);
        assertThat(complete(before, "a").size()).isEqualTo(4);

        MediaCache smaller = cache(5);
        assertThat(smaller.findComplete("b")).isEmpty();
        assertThat(smaller.findComplete("a")).isPresent();
    }

    @Test
    void whatIsLargerThanTheWholeCacheIsReadButNotKept() throws IOException {
        MediaCache cache = cache(3);
        read(cache, "a", "too large");
        assertThat(cache.findComplete("a")).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void withoutADirectoryToWriteToItIsMadeForOneReaderAlone() throws IOException {
        Files.writeString(directory.resolve("workshop"), "in the way");
        MediaCache cache = cache(1_000);
        try (MadeMedia media = cache.open("a", finished("sound"))) {
            assertThat(all(media)).isEqualTo("sound");
        }
        assertThat(cache.makingCount()).isZero();
    }

    @Test
    void aStoreThatIsFullCostsTheKeepingNotTheSound() throws IOException {
        Files.writeString(directory.resolve("kept"), "in the way");
        MediaCache cache = cache(1_000);
        read(cache, "a", "sound");
        assertThat(cache.findComplete("a")).isEmpty();
        assertThat(files()).containsExactly(directory.resolve("kept"));
    }

    /// Linux has a device that is always full, and says so as a disk does.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsUpMeanwhileBreaksTheReadingAndLeavesNothing() throws IOException {
        MediaCache cache = cache(1_000);
        MediaMaker rest = finished("the rest");
        MediaMaker maker = new MediaMaker() {

            @Override
            public Making makeFile(Path target) throws IOException {
                Files.writeString(target, "a part");
                return rest.makeFile(Path.of("/dev/full"));
            }

            @Override
            public InputStream makeStream() {
                throw new AssertionError("there was room");
            }
        };
        assertThatThrownBy(() -> {
            try (MadeMedia media = cache.open("a", maker)) {
                all(media);
            }
        }).isInstanceOf(IOException.class).hasMessageContaining("space");
        awaitIdle(cache);
        assertThat(files()).isEmpty();
        assertThat(all(cache.open("a", finished("again")))).isEqualTo("again");
    }

    @Test
    void whatSomebodyDeletedIsMadeAgain() throws IOException {
        MediaCache cache = cache(1_000);
        read(cache, "a", "sound");
        for (Path file : files()) {
            Files.delete(file);
        }
        assertThat(all(cache.open("a", finished("sound again")))).isEqualTo("sound again");
        awaitIdle(cache);
        assertThat(cache.totalBytes()).isEqualTo(11);
    }

    @Test
    void theEndIsHeardBeforeItIsPutAwayAndIsMadeOnlyOnce() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        MediaCache cache = new MediaCache(new SlowStore(directory.resolve("kept"), taken, gate),
                directory.resolve("workshop"), 1_000, clock());
        StepwiseMaker maker = new StepwiseMaker();
        try (MadeMedia first = cache.open("a", maker)) {
            maker.write("sound");
            maker.finish();
            assertThat(all(first)).isEqualTo("sound");
        }
        taken.await();
        FutureTask<MadeMedia.Complete> second = new FutureTask<>(() -> complete(cache, "a"));
        Thread asking = Thread.ofPlatform().start(second);
        while (asking.getState() == Thread.State.RUNNABLE || asking.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        gate.countDown();
        assertThat(text(second.get(), 0, 5)).isEqualTo("sound");
    }

    private MediaCache cache(long maxBytes) {
        MediaCache cache = new MediaCache(new DirectoryObjectStore(directory.resolve("kept")),
                directory.resolve("workshop"), maxBytes, clock());
        caches.add(cache);
        return cache;
    }

    private Clock clock() {
        return new Clock() {

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    private static void read(MediaCache cache, String key, String sound) throws IOException {
        try (MadeMedia media = cache.open(key, finished(sound))) {
            assertThat(all(media)).isEqualTo(sound);
        }
        awaitIdle(cache);
    }

    /// Keeping is done by another thread, after the last byte.
    private static void awaitIdle(MediaCache cache) {
        Eventually.await("nothing is being made", () -> cache.makingCount() == 0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private static MediaMaker finished(String sound) {
        return MediaMaker.ofStream(() -> new ByteArrayInputStream(sound.getBytes(StandardCharsets.UTF_8)));
    }

    private static MadeMedia.Complete complete(MediaCache cache, String key) throws IOException {
        return (MadeMedia.Complete) cache.open(key, MediaMaker.ofStream(() -> {
            throw new IOException("it is kept already");
        }));
    }

    private static String text(MadeMedia.Complete media, long first, long count) throws IOException {
        try (InputStream part = Channels.newInputStream(media.read(first, count))) {
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String some(MadeMedia.Growing media) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        media.read(buffer);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    private static String all(MadeMedia media) throws IOException {
        return switch (media) {
            // What is made in no time may be kept before its first reader looks.
            case MadeMedia.Complete complete -> text(complete, 0, complete.size());
            case MadeMedia.Growing growing -> {
                ByteBuffer buffer = ByteBuffer.allocate(1_000);
                while (growing.read(buffer) >= 0) {
                    assertThat(buffer.hasRemaining()).isTrue();
                }
                yield new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            }
        };
    }
}
