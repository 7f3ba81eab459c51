package io.antiphon.persistence.sonic;

import io.antiphon.core.analysis.SoundVectors;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.sonic.SonicIndex.Neighbour;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Fills an index with as many vectors as asked for and measures it: the time to fill it, the memory, how long a question takes, and how
/// many of the truly nearest it finds. Vectors are made where they are needed, so that the heap is the index's alone; give it the
/// server's: `-Xmx256m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders`. Its figures stand in docs/similarity.md.
public final class MeasureSonicIndex {

    private static final int DIMENSIONS = 106;
    private static final int NEIGHBOURS = 10;
    private static final int STYLES = 2_000;
    /// How far tracks of a style are apart, against the distance between styles.
    private static final double SPREAD = 0.6;
    private static final int VERSION = 1;

    private final int count;
    private final int questions;

    private MeasureSonicIndex(int count, int questions) {
        this.count = count;
        this.questions = questions;
    }

    /// @param arguments how many vectors (20,000 when absent), how many questions (200), and a folder for an index that is kept, and
    /// measured without being filled when it is there
    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int questions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        if (arguments.length > 2) {
            new MeasureSonicIndex(count, questions).run(Path.of(arguments[2]));
            return;
        }
        Path folder = Files.createTempDirectory("sonic-index");
        try {
            new MeasureSonicIndex(count, questions).run(folder);
        } finally {
            delete(folder);
        }
    }

    private void run(Path folder) throws IOException {
        try (LuceneSonicIndex index = LuceneSonicIndex.open(folder, new MadeVectors(), VERSION)) {
            long start = System.nanoTime();
            long cpu = cpuNanos();
            index.fillIfNeeded(() -> false);
            say("holds %,d vectors after %.1f s, %.1f s of CPU; %.0f MB on disk, %d segments", index.count(),
                    (System.nanoTime() - start) / 1e9, (cpuNanos() - cpu) / 1e9, bytes(folder) / 1e6,
                    index.segmentCount());
        }
        long start = System.nanoTime();
        LuceneSonicIndex.open(folder, new MadeVectors(), VERSION).close();
        say("opened in %.0f ms", (System.nanoTime() - start) / 1e6);
        say("peak heap %.0f MB of %.0f MB", peakHeap() / 1e6, Runtime.getRuntime().maxMemory() / 1e6);
        try (LuceneSonicIndex index = LuceneSonicIndex.open(folder, new MadeVectors(), VERSION)) {
            ask(index);
            add(index, 1);
            add(index, 500);
        }
        say("peak resident %s", Files.readAllLines(Path.of("/proc/self/status"))
                .stream()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("RssAnon"))
                .toList());
    }

    /// As the server does with what was analysed.
    private void add(LuceneSonicIndex index, int more) {
        long start = System.nanoTime();
        long cpu = cpuNanos();
        for (int i = 0; i < more; i++) {
            index.put(new TrackId("tr-new-" + i), vector(count + i));
        }
        index.commit();
        say("%d more are findable after %.1f ms, %.0f ms of CPU", more, (System.nanoTime() - start) / 1e6,
                (cpuNanos() - cpu) / 1e6);
    }

    private void ask(LuceneSonicIndex index) {
        float[][] asked = new float[questions][];
        for (int i = 0; i < questions; i++) {
            asked[i] = vector((int) ((long) i * count / questions));
        }
        List<Set<TrackId>> truth = truth(asked);
        double[] millis = new double[questions];
        double[] cpuMillis = new double[questions];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int found = 0;
        for (int i = 0; i < questions; i++) {
            long start = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            List<Neighbour> nearest = index.listNearest(asked[i], NEIGHBOURS);
            millis[i] = (System.nanoTime() - start) / 1e6;
            cpuMillis[i] = (threads.getCurrentThreadCpuTime() - cpu) / 1e6;
            Set<TrackId> right = truth.get(i);
            found += (int) nearest.stream().filter(neighbour -> right.contains(neighbour.track())).count();
        }
        Arrays.sort(millis);
        Arrays.sort(cpuMillis);
        say("%d nearest: p50 %.2f ms, p99 %.2f ms, longest %.2f ms, recall %.3f", NEIGHBOURS, millis[questions / 2],
                millis[questions * 99 / 100], millis[questions - 1], (double) found / questions / NEIGHBOURS);
        say("of CPU: p50 %.2f ms, p99 %.2f ms", cpuMillis[questions / 2], cpuMillis[questions * 99 / 100]);
    }

    /// The nearest, each vector compared with each question.
    private List<Set<TrackId>> truth(float[][] asked) {
        List<PriorityQueue<Near>> best = new ArrayList<>();
        for (int i = 0; i < asked.length; i++) {
            best.add(new PriorityQueue<>(Comparator.comparingDouble(Near::cosine)));
        }
        for (int number = 0; number < count; number++) {
            float[] vector = vector(number);
            for (int i = 0; i < asked.length; i++) {
                float cosine = dot(asked[i], vector);
                PriorityQueue<Near> queue = best.get(i);
                if (queue.size() < NEIGHBOURS || cosine > queue.element().cosine()) {
                    queue.add(new Near(id(number), cosine));
                }
                if (queue.size() > NEIGHBOURS) {
                    queue.remove();
                }
            }
        }
        return best.stream()
                .<Set<TrackId>>map(queue -> new HashSet<>(queue.stream().map(Near::track).toList()))
                .toList();
    }

    private static float dot(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// A direction near that of its style; the same for the same number.
    private static float[] vector(int number) {
        SplittableRandom own = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
        SplittableRandom style = new SplittableRandom(-1L - own.nextInt(STYLES));
        double[] sum = new double[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum[i] = style.nextGaussian() + SPREAD * own.nextGaussian();
            squares += sum[i] * sum[i];
        }
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (sum[i] / Math.sqrt(squares));
        }
        return vector;
    }

    private static TrackId id(int number) {
        return new TrackId("tr-%014d".formatted(number));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans()
                .stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /// A track with how near it is.
    private record Near(TrackId track, float cosine) {}

    /// As many vectors as are measured.
    private final class MadeVectors implements SoundVectors {

        @Override
        public void forEach(int version, BiConsumer<TrackId, float[]> consumer) {
            for (int number = 0; number < count; number++) {
                consumer.accept(id(number), vector(number));
            }
        }
    }
}
