package io.antiphon.benchmarks.stream;

import io.antiphon.benchmarks.load.PlainHttp;
import io.antiphon.benchmarks.load.Statistics;
import io.antiphon.benchmarks.process.ProcessMeter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;

/// Many listeners take one file each at the pace of its sound, so that the server has to hold them all and serve each in time; meanwhile
/// something short is asked again and again. Their sockets have the buffers that the system gives them, as players' have: with small ones
/// of a fixed size Linux drops on loopback what does not fit, and any server's pieces come late by the time it takes to send them again.
public final class ListenerBenchmark {

    private static final long CHUNK_MILLIS = 250;
    private static final long CONNECT_MILLIS = 2;
    private static final long PING_PAUSE_MILLIS = 10;

    private final Source source;
    private final URI ping;
    private final int listeners;
    private final int kilobits;
    private final Duration length;

    /// @param ping what is asked beside
    /// @param kilobits a second that each listener takes
    public ListenerBenchmark(Source source, URI ping, int listeners, int kilobits, Duration length) {
        this.source = source;
        this.ping = ping;
        this.listeners = listeners;
        this.kilobits = kilobits;
        this.length = length;
    }

    /// What came of it.
    ///
    /// @param lateChunks that were not there within the time that a chunk plays
    /// @param worstMillis the longest that a chunk was waited for
    /// @param failures listeners that were cut off
    /// @param residentBytes more than before, for each listener
    /// @param cpuPercent of one processor while all listened
    public record Outcome(String server, int lateChunks, double worstMillis, int failures, double pingP50Millis,
            double pingP99Millis, double residentBytes, double cpuPercent) {}

    public Outcome run() throws IOException, InterruptedException {
        ProcessMeter meter = new ProcessMeter(source.pid()
                .orElseThrow(
                        () -> new IllegalArgumentException("memory of " + source.name() + " needs its --pid")));
        long before = meter.sample().residentBytes();
        AtomicInteger late = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        LongAccumulator worst = new LongAccumulator(Math::max, 0);
        CountDownLatch playing = new CountDownLatch(listeners);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < listeners; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    listen(playing, late, worst);
                } catch (IOException | InterruptedException _) {
                    failures.incrementAndGet();
                    playing.countDown();
                }
            }));
            Thread.sleep(CONNECT_MILLIS);
        }
        playing.await();
        long cpu = meter.sample().cpuNanos();
        long start = System.nanoTime();
        long[] pings = pingUntil(start + length.toNanos() * 4 / 5);
        double cpuPercent = 100.0 * (meter.sample().cpuNanos() - cpu) / (System.nanoTime() - start);
        long during = meter.sample().residentBytes();
        for (Thread thread : threads) {
            thread.join();
        }
        return new Outcome(source.name(), late.get(), worst.get() / 1e6, failures.get(),
                Statistics.percentile(pings, 50) / 1e6, Statistics.percentile(pings, 99) / 1e6,
                (double) (during - before) / listeners, cpuPercent);
    }

    private void listen(CountDownLatch playing, AtomicInteger late, LongAccumulator worst)
            throws IOException, InterruptedException {
        long chunk = kilobits * 1000L / 8 * CHUNK_MILLIS / 1000;
        try (PlainHttp http = new PlainHttp(source.url(), 1)) {
            long body = http.ask("");
            playing.countDown();
            long start = System.nanoTime();
            long chunks = Math.min(body / chunk, length.toMillis() / CHUNK_MILLIS);
            for (int i = 0; i < chunks; i++) {
                long due = start + TimeUnit.MILLISECONDS.toNanos(i * CHUNK_MILLIS);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                long asked = System.nanoTime();
                var _ = http.read(chunk);
                long waited = System.nanoTime() - asked;
                worst.accumulate(waited);
                if (waited > TimeUnit.MILLISECONDS.toNanos(CHUNK_MILLIS)) {
                    late.incrementAndGet();
                }
            }
        }
    }

    private long[] pingUntil(long end) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        try (PlainHttp http = new PlainHttp(ping, 1)) {
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                var _ = http.read(http.ask(""));
                nanos.add(System.nanoTime() - start);
                Thread.sleep(PING_PAUSE_MILLIS);
            }
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }
}
