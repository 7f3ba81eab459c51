package io.antiphon.media.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damages every sample in many ways. Whatever comes, the reader answers or reports, soon.
final class HostileFilesTest {

    private static final long MAX_MILLIS = 30_000;
    private static final int VARIANTS = 100;
    /// Most of what is interpreted stands in the first bytes.
    private static final int HEAD = 2_000;

    @TempDir
    private static Path samples;
    private static Map<String, Path> files = Map.of();

    @TempDir
    private Path directory;

    private final SniffingMediaFileReader reader = new SniffingMediaFileReader(Optional.empty());

    @BeforeAll
    static void makeSamples() {
        files = Samples.make(samples);
    }

    /// Answers whether the bytes were readable; any exception but the port's own fails the test.
    private boolean survives(byte[] bytes, String what) throws IOException {
        Path file = Files.write(directory.resolve("damaged"), bytes);
        long start = System.nanoTime();
        boolean readable = true;
        try {
            MediaFile read = reader.read(file);
            for (EmbeddedPicture picture : read.pictures()) {
                reader.readPicture(file, picture, 1 << 20);
            }
        } catch (UnreadableMediaException e) {
            assertThat(e.getMessage()).isNotBlank();
            readable = false;
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
        assertThat((System.nanoTime() - start) / 1_000_000).as(what).isLessThan(MAX_MILLIS);
        return readable;
    }

    @Test
    void truncatedFilesAreAnsweredOrReported() throws IOException {
        for (Map.Entry<String, Path> sample : files.entrySet()) {
            byte[] bytes = Files.readAllBytes(sample.getValue());
            assertThat(survives(bytes, sample.getKey())).isTrue();
            for (int i = 0; i < VARIANTS; i++) {
                int length = i < 50 ? i * 7 : (int) ((long) bytes.length * i / VARIANTS);
                survives(Arrays.copyOf(bytes, length), sample.getKey() + " cut to " + length);
            }
        }
    }

    @Test
    void filesWithFlippedBytesAreAnsweredOrReported() throws IOException {
        Random random = new Random(42);
        for (Map.Entry<String, Path> sample : files.entrySet()) {
            byte[] bytes = Files.readAllBytes(sample.getValue());
            for (int i = 0; i < VARIANTS; i++) {
                byte[] damaged = bytes.clone();
                for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                    int range = random.nextInt(4) == 0 ? damaged.length : Math.min(HEAD, damaged.length);
                    damaged[random.nextInt(range)] = (byte) random.nextInt(256);
                }
                survives(damaged, sample.getKey() + " with flipped bytes, variant " + i);
            }
        }
    }

    @Test
    void filesThatClaimHugeSizesAreAnsweredOrReported() throws IOException {
        Random random = new Random(43);
        byte[][] claims = {{-1, -1, -1, -1}, {127, -1, -1, -1}, {127, 127, 127, 127}, {0, 0, 0, 0}, {-1, -1, -1, 127}};
        for (Map.Entry<String, Path> sample : files.entrySet()) {
            byte[] bytes = Files.readAllBytes(sample.getValue());
            for (int i = 0; i < VARIANTS; i++) {
                byte[] damaged = bytes.clone();
                int range = random.nextInt(3) == 0 ? damaged.length - 4 : Math.min(HEAD, damaged.length - 4);
                System.arraycopy(claims[i % claims.length], 0, damaged, random.nextInt(range), 4);
                survives(damaged, sample.getKey() + " with a claimed size, variant " + i);
            }
        }
    }
}
