package io.antiphon.enrichment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.enrichment.contract.TestPacing;
import io.antiphon.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void tenThousandQuestionsGoOutAtLeastASecondApart() throws InterruptedException {
        TestPacing pacing = new TestPacing();
        Pace pace = new Pace(SECOND, pacing);
        Instant before = pacing.now().minus(SECOND);
        Instant start = pacing.now();
        for (int i = 0; i < 10_000; i++) {
            pace.await(i % 7 == 0);
            assertThat(Duration.between(before, pacing.now())).isGreaterThanOrEqualTo(SECOND);
            before = pacing.now();
        }
        assertThat(Duration.between(start, before)).isEqualTo(SECOND.multipliedBy(9_999));
    }

    @Test
    void urgentQuestionsGoBeforePatientOnesThatWaitedLongerAndEachKindInItsOrder() {
        GatedPacing pacing = new GatedPacing();
        Pace pace = new Pace(SECOND, pacing);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread _ = asking(pace, false, "first", order);
        Eventually.await("the first has gone", () -> order.size() == 1);
        for (String name : List.of("p1", "p2", "u1", "u2")) {
            int waiting = pace.waiting() + 1;
            Thread _ = asking(pace, name.startsWith("u"), name, order);
            Eventually.await(name + " waits", () -> pace.waiting() == waiting);
        }
        for (int gone = 2; gone <= 5; gone++) {
            int now = gone;
            pacing.open();
            Eventually.await("the next one goes", () -> order.size() == now);
        }
        assertThat(order).containsExactly("first", "u1", "u2", "p1", "p2");
        assertThat(pace.waiting()).isZero();
    }

    private static Thread asking(Pace pace, boolean urgent, String name, List<String> order) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                pace.await(urgent);
                order.add(name);
            } catch (InterruptedException e) {
                order.add(name + " interrupted");
            }
        });
    }

    @Test
    void whoIsInterruptedLeavesTheirTurnToTheNext() throws InterruptedException {
        TestPacing pacing = new TestPacing();
        Pace pace = new Pace(SECOND, pacing);
        pace.await(false);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pace.await(false)).isInstanceOf(InterruptedException.class);
        pace.await(false);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /// Time stands still until somebody opens the gate, and then takes a second's step for whoever waits first.
    private static final class GatedPacing implements Pacing {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        private volatile boolean open;

        void open() {
            open = true;
        }

        @Override
        public Instant now() {
            return now.get();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // Whoever calls it does so in a loop.
        public void await(Condition changed, Duration atMost) throws InterruptedException {
            long _ = changed.awaitNanos(Duration.ofMillis(5).toNanos());
            if (open) {
                open = false;
                now.updateAndGet(before -> before.plus(atMost));
            }
        }
    }
}
