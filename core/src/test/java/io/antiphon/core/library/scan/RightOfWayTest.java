package io.antiphon.core.library.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RightOfWayTest {

    private static final Duration LONGEST = Duration.ofMillis(20);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicLong nanoTime = new AtomicLong(-7);
    private final RightOfWay way = new RightOfWay(LONGEST, MOMENT, nanoTime::get);

    @Test
    void nothingIsWaitedForWhenNobodyAsks() {
        way.give();
        way.take();
        way.release();
        way.give();
    }

    @Test
    void aScanWaitsUntilAllRequestsAreAnswered() throws InterruptedException {
        way.take();
        way.take();
        Thread scan = giving();
        awaitWaiting(scan);
        way.release();
        awaitWaiting(scan);
        way.release();
        assertThat(scan.join(PATIENCE)).isTrue();
    }

    @Test
    void aScanGoesOnAfterTheLongestWaitForAsLong() throws InterruptedException {
        way.take();
        Thread scan = giving();
        awaitWaiting(scan);
        nanoTime.addAndGet(LONGEST.toNanos());
        assertThat(scan.join(PATIENCE)).isTrue();
        // Would wait for good, as nobody moves the clock.
        way.give();
        nanoTime.addAndGet(LONGEST.toNanos());
        Thread again = giving();
        awaitWaiting(again);
        way.release();
        assertThat(again.join(PATIENCE)).isTrue();
    }

    @Test
    void aRequestThatLastsHoldsUpNobody() {
        way.take();
        nanoTime.addAndGet(MOMENT.toNanos());
        way.give();
    }

    @Test
    void anInterruptedScanGoesOnAndKnowsIt() throws InterruptedException {
        way.take();
        boolean[] interrupted = new boolean[1];
        Thread ended = Thread.ofPlatform().daemon().start(() -> {
            way.give();
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        awaitWaiting(ended);
        ended.interrupt();
        assertThat(ended.join(PATIENCE)).isTrue();
        assertThat(interrupted[0]).isTrue();
    }

    private Thread giving() {
        return Thread.ofPlatform().daemon().start(way::give);
    }

    /// The clock stands, so that whoever waits goes on waiting.
    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }
}
