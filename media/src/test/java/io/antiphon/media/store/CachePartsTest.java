package io.antiphon.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.core.streaming.cache.MediaMaker;
import io.antiphon.testing.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class CachePartsTest {

    private static final int ROOM = 1_000;

    @TempDir
    Path directory;

    @Test
    void aPartIsKeptApartFromTheWholeOfTheSameName() throws IOException {
        MediaCache cache = cache();
        keepPart(cache, "a", 10);
        assertThat(cache.findComplete("a")).isEmpty();
        assertThat(cache.findCompletePart("a")).isPresent();
        keepWhole(cache, "a", 20);
        assertThat(cache.totalBytes()).isEqualTo(30);
    }

    @Test
    void aFloodOfPartsTakesAQuarterAndCostsNothingThatIsWhole() throws IOException {
        MediaCache cache = cache();
        for (int i = 0; i < 7; i++) {
            keepWhole(cache, "whole-" + i, 100);
        }
        for (int i = 0; i < 50; i++) {
            keepPart(cache, "part-" + i, 60);
        }
        for (int i = 0; i < 7; i++) {
            assertThat(cache.findComplete("whole-" + i)).as("whole-%d", i).isPresent();
        }
        assertThat(cache.totalBytes()).isEqualTo(700 + 4 * 60);
        assertThat(cache.findCompletePart("part-49")).isPresent();
        assertThat(cache.findCompletePart("part-45")).isEmpty();
    }

    @Test
    void partsGoWithTheOthersByTheirLastUse() throws IOException {
        MediaCache cache = cache();
        keepPart(cache, "part", 100);
        for (int i = 0; i < 10; i++) {
            keepWhole(cache, "whole-" + i, 100);
        }
        assertThat(cache.findCompletePart("part")).isEmpty();
        assertThat(cache.totalBytes()).isEqualTo(ROOM);
    }

    @Test
    void aPartLargerThanAllPartsTogetherIsReadButNotKeptAndCostsNoOther() throws IOException {
        MediaCache cache = cache();
        keepPart(cache, "small", 100);
        keepPart(cache, "large", ROOM / 4 + 1);
        assertThat(cache.findCompletePart("large")).isEmpty();
        assertThat(cache.findCompletePart("small")).isPresent();
    }

    @Test
    void afterARestartPartsAreStillParts() throws IOException {
        keepPart(cache(), "old", 200);
        MediaCache after = cache();
        assertThat(after.findCompletePart("old")).isPresent();
        keepPart(after, "new", 200);
        assertThat(after.findCompletePart("old")).isEmpty();
        assertThat(after.totalBytes()).isEqualTo(200);
    }

    private MediaCache cache() {
        return new MediaCache(new DirectoryObjectStore(directory.resolve("kept")), directory.resolve("workshop"), ROOM,
                Clock.systemUTC());
    }

    private static void keepWhole(MediaCache cache, String key, int size) throws IOException {
        finish(cache, cache.open(key, ofSize(size)));
    }

    private static void keepPart(MediaCache cache, String key, int size) throws IOException {
        finish(cache, cache.openPart(key, ofSize(size)));
    }

    private static void finish(MediaCache cache, MadeMedia opened) throws IOException {
        try (opened) {
            if (opened instanceof MadeMedia.Growing growing) {
                while (growing.read(ByteBuffer.allocate(ROOM)) >= 0) {
                    // To its end.
                }
            }
        }
        // Keeping is done by another thread, after the last byte.
        Eventually.await("nothing is being made", () -> cache.makingCount() == 0);
    }

    private static MediaMaker ofSize(int bytes) {
        return MediaMaker.ofStream(() -> new ByteArrayInputStream(new byte[bytes]));
    }
}
