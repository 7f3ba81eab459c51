package io.antiphon.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JoinedWorkTest {

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger done = new AtomicInteger();

    private void work() {
        try {
            mayEnd.await();
            done.incrementAndGet();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsUnderWayIsJoinedAndWhatDoesNotFitIsTurnedAway() throws Exception {
        try (JoinedWork<String> work = new JoinedWork<>("test", 1, Duration.ofSeconds(30))) {
            List<CompletableFuture<Void>> begun = new ArrayList<>();
            for (String key : List.of("a", "b", "c")) {
                begun.add(work.later(key, this::work));
            }
            assertThat(work.later("a", this::work)).isSameAs(begun.getFirst());
            assertThat(work.later("d", this::work)).isCompleted();
            assertThat(work.waiting()).isEqualTo(1);
            mayEnd.countDown();
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).get();
            assertThat(done).hasValue(3);
            assertThat(work.now("a", () -> true)).isTrue();
        }
    }

    @Test
    void workThatFailsIsDone() throws Exception {
        try (JoinedWork<String> work = new JoinedWork<>("test", 1, Duration.ofSeconds(30))) {
            work.later("a", () -> {
                throw new IllegalStateException("on purpose");
            }).get();
            mayEnd.countDown();
            work.later("a", this::work).get();
            assertThat(done).hasValue(1);
        }
    }

    @Test
    void theEndInterruptsNothingThatEndsInTime() throws Exception {
        JoinedWork<String> work = new JoinedWork<>("test", 1, Duration.ofSeconds(30));
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> mine = work.later("a", () -> {
            begun.countDown();
            work();
        });
        begun.await();
        Thread ender = Thread.ofVirtual().start(work::close);
        mayEnd.countDown();
        ender.join();
        assertThat(mine).isCompleted();
        assertThat(done).hasValue(1);
    }
}
