package io.antiphon.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveThreadsTest {

    private static final int THREADS = 50;
    private static final int LISTS = 50;

    @Test
    void everyKindOfThreadIsListedWithWhereItIs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Runnable work = () -> waitFor(end);
        Thread platform = Thread.ofPlatform().name("live-platform").start(work);
        Thread virtual = Thread.ofVirtual().name("live-virtual").start(work);
        try (ExecutorService pool = Executors
                .newThreadPerTaskExecutor(Thread.ofVirtual().name("live-pooled").factory())) {
            Future<?> pooled = pool.submit(work);
            Eventually.await("all three to wait", () -> waiting() == 3);
            assertThat(LiveThreads.all().map(Thread::getName).filter(name -> name.startsWith("live-")))
                    .containsExactlyInAnyOrder("live-platform", "live-virtual", "live-pooled");
            end.countDown();
            pooled.get();
        }
        platform.join();
        virtual.join();
        assertThat(waiting()).isZero();
    }

    @Test
    void threadsThatComeAndGoAndStopAndGoOnDoNoHarm() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> restless = IntStream.range(0, THREADS).mapToObj(_ -> pool.submit(() -> {
                while (!done.get()) {
                    Thread.ofVirtual().start(Thread::yield).join();
                }
                return null;
            })).toList();
            for (int i = 0; i < LISTS; i++) {
                assertThat(LiveThreads.all().mapToInt(thread -> thread.getStackTrace().length).sum()).isPositive();
            }
            done.set(true);
            for (Future<?> one : restless) {
                one.get();
            }
        }
    }

    private static long waiting() {
        return LiveThreads.all()
                .filter(thread -> List.of(thread.getStackTrace())
                        .stream()
                        .anyMatch(frame -> frame.getClassName().equals(LiveThreadsTest.class.getName())
                                && frame.getMethodName().equals("waitFor")))
                .count();
    }

    private static void waitFor(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
