package io.antiphon.core.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RestsTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void whoRestsIsWokenAtTheEndAndRestsNoMore() throws Exception {
        CountDownLatch resting = new CountDownLatch(1);
        Rests rests = new Rests(time -> {
            resting.countDown();
            Thread.sleep(time);
        });
        FutureTask<Boolean> ended = new FutureTask<>(() -> {
            assertThatThrownBy(() -> rests.sleep(LONG)).isInstanceOf(InterruptedException.class);
            assertThatThrownBy(() -> rests.sleep(LONG)).isInstanceOf(InterruptedException.class);
            return Thread.currentThread().isInterrupted();
        });
        Thread.ofVirtual().start(ended);
        resting.await();
        rests.end();
        assertThat(ended.get()).isFalse();
    }

    @Test
    void whoDoesNotRestIsNotInterrupted() throws Exception {
        Rests rests = new Rests(_ -> {});
        rests.sleep(LONG);
        rests.end();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
