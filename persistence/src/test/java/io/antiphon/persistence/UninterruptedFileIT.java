package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services interrupt their threads when they end, and cancelled work is interrupted: nobody else may lose the database with it.
final class UninterruptedFileIT {

    private static final int WRITERS = 6;
    private static final int INTERRUPTS = 400;

    @TempDir
    private Path folder;

    @Test
    void whoIsInterruptedWritesAndClosesTheDatabaseForNobody() {
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            Settings settings = new Settings(database);
            Thread.currentThread().interrupt();
            settings.put("colour", "blue");
            assertThat(Thread.interrupted()).as("is still interrupted").isTrue();
            assertThat(settings.find("colour")).contains("blue");
        }
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            assertThat(new Settings(database).find("colour")).contains("blue");
        }
    }

    @Test
    void interruptsAtAnyTimeLoseNothing() throws Exception {
        AtomicIntegerArray acknowledged = new AtomicIntegerArray(WRITERS);
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            AtomicBoolean enough = new AtomicBoolean();
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(Thread.ofPlatform().start(() -> write(database, writer, acknowledged, enough)));
            }
            Random random = new Random(7);
            for (int i = 0; i < INTERRUPTS; i++) {
                writers.get(random.nextInt(WRITERS)).interrupt();
                int before = acknowledged.get(0);
                while (acknowledged.get(0) == before && random.nextInt(20_000) > 0) {
                    Thread.onSpinWait();
                }
            }
            enough.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThatThrownBy(() -> lock(folder.resolve(DatabaseFiles.DATABASE))).as("is still locked")
                    .isInstanceOf(OverlappingFileLockException.class);
        }
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            for (int i = 0; i < WRITERS; i++) {
                assertThat(new Settings(database).find("writer " + i).map(Integer::parseInt).orElse(0))
                        .isPositive()
                        .isGreaterThanOrEqualTo(acknowledged.get(i));
            }
        }
    }

    /// Who is interrupted while it waits for its turn may be told so.
    private static void write(Database database, int writer, AtomicIntegerArray acknowledged, AtomicBoolean enough) {
        Settings settings = new Settings(database);
        for (int value = 1; !enough.get(); value++) {
            try {
                settings.put("writer " + writer, String.valueOf(value));
                acknowledged.set(writer, value);
            } catch (RuntimeException e) {
                Thread.interrupted();
            }
        }
    }

    private static void lock(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            assertThat(lock).isNull();
        }
    }

    @Test
    void aFileIsReadAndWrittenFromWhereOneIs() throws Exception {
        FilePath path = FilePath.get(UninterruptedPath.register() + ":" + folder.resolve("file"));
        try (FileChannel file = path.open("rw")) {
            file.write(ByteBuffer.wrap(new byte[]{1, 2, 3, 4, 5}));
            file.position(1);
            ByteBuffer read = ByteBuffer.allocate(3);
            file.read(read);
            assertThat(read.array()).containsExactly(2, 3, 4);
            assertThat(file.position()).isEqualTo(4);
            file.truncate(2);
            assertThat(file.position()).isEqualTo(2);
            assertThat(file.size()).isEqualTo(2);
            Thread.currentThread().interrupt();
            file.write(ByteBuffer.wrap(new byte[]{9}));
            file.force(true);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(path.size()).isEqualTo(3);
        assertThat(path.toRealPath().getParent().newDirectoryStream()).hasSize(1);
    }
}
