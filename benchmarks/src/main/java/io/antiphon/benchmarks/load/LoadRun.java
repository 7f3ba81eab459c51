package io.antiphon.benchmarks.load;

import io.antiphon.benchmarks.process.ProcessMeter;
import io.antiphon.benchmarks.process.ProcessSample;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// One burst of a workload: so many clients, each sending its next request when it has read the answer to the last.
final class LoadRun {

    private static final int MAX_FAILURES = 20;

    private final SubsonicClient client;
    private final Workload workload;
    private final Bounds bounds;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger succeeded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final LongAdder bytes = new LongAdder();
    private final AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
    private final long[] nanos;

    LoadRun(SubsonicClient client, Workload workload, Bounds bounds) {
        this.client = client;
        this.workload = workload;
        this.bounds = bounds;
        this.nanos = new long[bounds.requests()];
    }

    Measurement run(int clients, Optional<ProcessMeter> meter) {
        Optional<ProcessSample> before = meter.map(ProcessMeter::sample);
        long start = System.nanoTime();
        long deadline = start + bounds.time().toNanos();
        if (clients == 1) {
            sendUntil(deadline);
        } else {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < clients; i++) {
                    threads.execute(() -> sendUntil(deadline));
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Optional<ProcessSample> after = meter.map(ProcessMeter::sample);
        return summary(seconds, before, after);
    }

    private void sendUntil(long deadline) {
        while (!Thread.currentThread().isInterrupted() && failed.get() < MAX_FAILURES) {
            int number = started.getAndIncrement();
            boolean first = number == 0;
            if (number >= bounds.requests() || !first && System.nanoTime() > deadline) {
                return;
            }
            send(workload.nextCall());
        }
    }

    private void send(Call call) {
        long start = System.nanoTime();
        try {
            long read = client.perform(call);
            nanos[succeeded.getAndIncrement()] = System.nanoTime() - start;
            bytes.add(read);
        } catch (IOException e) {
            fail(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail("interrupted");
        }
    }

    private void fail(String message) {
        failed.incrementAndGet();
        firstFailure.compareAndSet(null, message);
    }

    private Measurement summary(double seconds, Optional<ProcessSample> before, Optional<ProcessSample> after) {
        int requests = succeeded.get();
        if (requests == 0) {
            return new Measurement(0, failed.get(), 0, 0, 0, 0, null, firstFailure.get());
        }
        long[] times = Arrays.copyOf(nanos, requests);
        Double cpu = null;
        if (before.isPresent() && after.isPresent()) {
            cpu = after.get().cpuSecondsSince(before.get()) * 1000 / (requests + failed.get());
        }
        return new Measurement(requests, failed.get(), Statistics.percentile(times, 50) / 1e6,
                Statistics.percentile(times, 99) / 1e6, requests / seconds, (double) bytes.sum() / requests, cpu,
                firstFailure.get());
    }
}
