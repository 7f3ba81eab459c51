package io.antiphon.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// A server starts whatever page of its database is damaged: with that database, or with an empty one and the damaged one beside it.
final class DamagedPagesIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final int BLOCK = 4096;
    private static final int HEADERS = 2;

    @TempDir
    private static Path library;
    @TempDir
    private Path data;

    @BeforeAll
    static void makeLibrary() {
        for (int i = 0; i < 3; i++) {
            try (Database database = Database.open(DatabaseOptions.embedded(library))) {
                database.sql().change("""
                        INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at)
                        SELECT 'user' || LPAD(x, 12, '0'), 'n' || x, 'n' || x, 'OWNER', '', '', 0, TRUE, 0 FROM SYSTEM_RANGE(?, ?)
                        """, 5_000 * i, 5_000 * i + 4_999);
            }
        }
    }

    @RepeatedTest(8)
    void aFewDamagedPagesKeepNoServerFromStarting(RepetitionInfo seed) throws IOException {
        damageAndOpen(seed.getCurrentRepetition());
    }

    @RepeatedTest(400)
    @Tag("long")
    void anyDamagedPagesKeepNoServerFromStarting(RepetitionInfo seed) throws IOException {
        damageAndOpen(1_000L + seed.getCurrentRepetition());
    }

    private void damageAndOpen(long seed) throws IOException {
        Path file = Files.copy(library.resolve("antiphon.mv.db"), data.resolve("antiphon.mv.db"));
        damage(file, new Random(seed));
        GuardedOpening.Opened opened = GuardedOpening.open(data, 8, CLOCK);
        try (Database _ = opened.database()) {
            opened.setAside().ifPresent(aside -> assertThat(aside.file()).isRegularFile());
        }
    }

    /// One to forty blocks, each filled with one byte, with anything, or with another block of the file, as disks do it.
    private static void damage(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            int blocks = (int) (bytes.length() / BLOCK);
            int damaged = 1 + random.nextInt(random.nextBoolean() ? 3 : 40);
            for (int i = 0; i < damaged; i++) {
                byte[] block = new byte[BLOCK];
                switch (random.nextInt(3)) {
                    case 0 -> Arrays.fill(block, (byte) random.nextInt());
                    case 1 -> random.nextBytes(block);
                    default -> {
                        bytes.seek((long) random.nextInt(blocks) * BLOCK);
                        bytes.readFully(block);
                    }
                }
                bytes.seek((long) (HEADERS + random.nextInt(blocks - HEADERS)) * BLOCK);
                bytes.write(block);
            }
        }
    }
}
