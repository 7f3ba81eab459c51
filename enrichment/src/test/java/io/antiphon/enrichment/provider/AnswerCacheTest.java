package io.antiphon.enrichment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.enrichment.provider.AnswerCache.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerCacheTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EVENING = NOON.plusSeconds(6 * 3600);

    @TempDir
    private Path directory;

    @Test
    void answersAndThatThereIsNoneOutliveTheProgramUntilTheyExpire() {
        AnswerCache before = new AnswerCache(directory, 1 << 20);
        before.put("found", "{\"a\":\"ä\"}", EVENING);
        before.put("nothing", null, EVENING);
        AnswerCache after = new AnswerCache(directory, 1 << 20);
        assertThat(after.find("found", NOON)).contains(new Kept("{\"a\":\"ä\"}"));
        assertThat(after.find("nothing", NOON)).contains(new Kept(null));
        assertThat(after.find("other", NOON)).isEmpty();
        assertThat(after.find("found", EVENING)).isEmpty();
        assertThat(after.find("found", NOON)).isEmpty();
    }

    @Test
    void whatWasNotAskedForLongestGoesWhenThereIsNoRoom() throws IOException {
        Random random = new Random(3);
        AnswerCache cache = new AnswerCache(directory, 20_000);
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new byte[1000];
            random.nextBytes(bytes);
            cache.put("question " + i, HexFormat.of().formatHex(bytes), EVENING);
            assertThat(cache.find("question 0", NOON)).isPresent();
        }
        assertThat(cache.find("question 1", NOON)).isEmpty();
        assertThat(cache.find("question 39", NOON)).isPresent();
        assertThat(size()).isLessThanOrEqualTo(20_000);
        AnswerCache smaller = new AnswerCache(directory, 5_000);
        smaller.put("one more", "{}", EVENING);
        assertThat(size()).isLessThanOrEqualTo(5_000);
    }

    @Test
    void aDamagedFileIsNoAnswerAndStrangersFilesStay() throws IOException {
        AnswerCache cache = new AnswerCache(directory, 1 << 20);
        cache.put("question", "{}", EVENING);
        Path file = files().getFirst();
        Path strange = Files.writeString(directory.resolve("README"), "not ours");
        for (byte[] content : List.of(new byte[0], new byte[]{1, 2, 3}, cut(file))) {
            Files.write(file, content);
            assertThat(new AnswerCache(directory, 1 << 20).find("question", NOON)).isEmpty();
            new AnswerCache(directory, 1 << 20).put("question", "{}", EVENING);
        }
        assertThat(strange).exists();
    }

    private static byte[] cut(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    @Test
    void whatIsLeftOfAWriteThatBrokeOffIsCleanedUp() throws IOException {
        Path unfinished = Files.writeString(directory.resolve("new123.tmp"), "x");
        assertThat(new AnswerCache(directory, 1 << 20).find("question", NOON)).isEmpty();
        assertThat(unfinished).doesNotExist();
    }

    @Test
    void withoutRoomNothingIsKept() {
        AnswerCache cache = new AnswerCache(directory.resolve("never"), 0);
        cache.put("question", "{}", EVENING);
        assertThat(cache.find("question", NOON)).isEmpty();
        assertThat(directory.resolve("never")).doesNotExist();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private long size() throws IOException {
        long total = 0;
        for (Path file : files()) {
            total += Files.size(file);
        }
        return total;
    }
}
