package io.antiphon.core.tag.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileDeltaTest {

    private static final long PLENTY = 1 << 24;

    @TempDir
    private Path directory;

    private final Random random = new Random(14);

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /// How many bytes it takes to make one of the other; that it comes out is checked.
    private long delta(byte[] wanted, byte[] present) throws IOException {
        Path before = Files.write(directory.resolve("before"), wanted);
        Path after = Files.write(directory.resolve("after"), present);
        Path delta = directory.resolve("delta");
        Path made = directory.resolve("made");
        Files.deleteIfExists(delta);
        Files.deleteIfExists(made);
        FileDelta.write(before, after, delta, PLENTY);
        FileDelta.apply(after, delta, made);
        assertThat(made).hasBinaryContent(wanted);
        return Files.size(delta);
    }

    @Test
    void soundThatOnlyMovedCostsNothing() throws IOException {
        byte[] sound = bytes(300_001);
        assertThat(delta(joined(bytes(700), sound, bytes(128)), joined(bytes(5_000), sound))).isLessThan(1_000);
        assertThat(delta(joined(sound, bytes(900)), joined(sound, bytes(12)))).isLessThan(1_100);
        assertThat(delta(sound, sound)).isLessThan(100);
    }

    @Test
    void pagesWithOtherHeadsCostTheirHeads() throws IOException {
        byte[][] before = new byte[200][];
        byte[][] after = new byte[200][];
        for (int i = 0; i < before.length; i++) {
            byte[] page = bytes(4_000);
            before[i] = joined(bytes(8), page);
            after[i] = joined(bytes(8), page);
        }
        assertThat(delta(joined(before), joined(after))).isLessThan(200 * 60);
    }

    @Test
    void anythingIsMadeOfAnything() throws IOException {
        for (int size : new int[]{0, 1, 1_023, 1_024, 1_025, 5_000}) {
            for (int other : new int[]{0, 1, 1_024, 9_000}) {
                delta(bytes(size), bytes(other));
                delta(new byte[size], new byte[other]);
            }
        }
        byte[] part = bytes(3_000);
        delta(joined(part, part, part), part);
        delta(part, joined(part, part, part));
        byte[] changed = part.clone();
        changed[1_500]++;
        delta(part, changed);
        delta(Arrays.copyOf(part, 2_999), part);
    }

    @Test
    void moreThanMayBeKeptIsRefused() throws IOException {
        Path before = Files.write(directory.resolve("b"), bytes(10_000));
        Path after = Files.write(directory.resolve("a"), bytes(10_000));
        assertThatThrownBy(() -> FileDelta.write(before, after, directory.resolve("d"), 9_999))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too much");
    }

    @Test
    void whatIsDamagedMakesNothing() throws IOException {
        Path after = Files.write(directory.resolve("a"), bytes(10_000));
        Path delta = Files.write(directory.resolve("d"), bytes(50));
        assertThatThrownBy(() -> FileDelta.apply(after, delta, directory.resolve("m")))
                .isInstanceOf(IOException.class);
    }
}
