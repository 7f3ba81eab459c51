package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupCommitIT {

    private static final int WRITERS = 16;

    @TempDir
    private Path folder;
    private Database database;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void open() {
        database = Database.open(DatabaseOptions.embedded(folder.resolve("live")));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    private MVStore store() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return Objects.requireNonNull(GroupCommit.storeOf(connection));
        }
    }

    private void put(String name, int value) {
        new Settings(database).put(name, String.valueOf(value));
    }

    private int find(Database where, String name) {
        return new Settings(where).find(name).map(Integer::parseInt).orElse(0);
    }

    @Test
    void whatManyWriteAtTheSameTimeIsWrittenToTheFileOnce() throws Exception {
        MVStore store = store();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Future<?> holder = threads.submit(() -> store.executeFilestoreOperation(() -> {
            held.countDown();
            await(released);
        }));
        held.await();
        long before = store.getCurrentVersion();
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String name = "writer " + i;
            writers.add(threads.submit(() -> put(name, 1)));
        }
        for (int i = 0; i < WRITERS; i++) {
            while (find(database, "writer " + i) == 0) {
                Thread.onSpinWait();
            }
        }
        assertThat(writers).noneMatch(Future::isDone);
        released.countDown();
        holder.get();
        for (Future<?> writer : writers) {
            writer.get();
        }
        // Whoever came first writes, and then one for all the others.
        assertThat(store.getCurrentVersion() - before).isBetween(1L, 2L);
        assertThat(store.getAutoCommitDelay()).as("after the pool grew").isNegative();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A copy of the file holds at least what was acknowledged before it was begun.
    @Test
    void nothingThatWasAcknowledgedIsMissingWhenTheFileWasNotClosed() throws Exception {
        AtomicIntegerArray acknowledged = new AtomicIntegerArray(WRITERS);
        AtomicBoolean enough = new AtomicBoolean();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            threads.execute(() -> {
                for (int value = 1; !enough.get(); value++) {
                    put("writer " + writer, value);
                    acknowledged.set(writer, value);
                }
            });
        }
        Path copies = Files.createDirectories(folder.resolve("left"));
        Path file = copies.resolve(DatabaseFiles.DATABASE);
        for (int round = 0; round < 6; round++) {
            int[] least = new int[WRITERS];
            for (int i = 0; i < WRITERS; i++) {
                least[i] = acknowledged.get(i);
            }
            Files.deleteIfExists(file);
            Files.copy(folder.resolve("live").resolve(DatabaseFiles.DATABASE), file);
            try (Database left = Database.open(DatabaseOptions.embedded(copies))) {
                for (int i = 0; i < WRITERS; i++) {
                    assertThat(find(left, "writer " + i)).as("round %d", round).isGreaterThanOrEqualTo(least[i]);
                }
            }
        }
        enough.set(true);
    }

    @Test
    void nobodyIsToldThatSomethingIsWrittenAfterTheDatabaseWasClosed() throws SQLException {
        GroupCommit commits = GroupCommit.takeOver(database.dataSource());
        store().closeImmediately();
        assertThatThrownBy(commits::await).isInstanceOf(SQLException.class);
    }
}
