package io.antiphon.benchmarks.scan;

import io.antiphon.benchmarks.load.ScanControl;
import io.antiphon.benchmarks.load.StarControl;
import io.antiphon.benchmarks.load.Statistics;
import io.antiphon.benchmarks.load.SubsonicClient;
import io.antiphon.benchmarks.load.Target;
import io.antiphon.benchmarks.report.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How long stars take that are given while a library is scanned: while as much music again is added to it, while everything is read
/// again, and during no scan. Each is followed by a ping, which needs no database: what both wait for is the machine's doing.
public final class StarBenchmark {

    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final int QUIET_STARS = 300;

    private final ServerCommand command;
    private final ScanOptions options;
    private final Consumer<String> progress;

    public StarBenchmark(ServerCommand command, ScanOptions options, Consumer<String> progress) {
        this.command = command;
        this.options = options;
        this.progress = progress;
    }

    public List<Section> run() throws IOException, InterruptedException {
        try (GrowingMusic music = GrowingMusic.of(options.library(), options.work());
                ServerProcess server = ServerProcess.start(command, music.folder(), options.work())) {
            Target target = new Target(command.name(), server.url(), options.user(), options.password(),
                    OptionalLong.of(server.pid()));
            try (SubsonicClient client = new SubsonicClient(target, false)) {
                ScanControl scan = new ScanControl(client);
                StarControl stars = new StarControl(client);
                while (!scan.answers()) {
                    server.requireAlive();
                    Thread.sleep(BETWEEN);
                }
                progress.accept("first scan, during which there is nothing to star");
                awaitFirstScan(scan, stars);
                List<String> songs = stars.songs();
                progress.accept("scan of as much music again");
                music.grow();
                scan.start();
                Times more = whileScanning(scan, stars, songs);
                progress.accept("scan of everything");
                stars.startFullScan();
                Times again = whileScanning(scan, stars, songs);
                progress.accept("no scan");
                Times quiet = quiet(stars, songs);
                return List.of(section("A star", more.stars(), again.stars(), quiet.stars()),
                        section("A ping right after it", more.pings(), again.pings(), quiet.pings()));
            }
        }
    }

    /// In microseconds.
    private static final class Times {

        private final List<Long> stars = new ArrayList<>();
        private final List<Long> pings = new ArrayList<>();

        void measure(StarControl control, String song, boolean starred) throws IOException, InterruptedException {
            stars.add(control.star(song, starred));
            pings.add(control.ping());
        }

        long[] stars() {
            return stars.stream().mapToLong(Long::longValue).toArray();
        }

        long[] pings() {
            return pings.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private void awaitFirstScan(ScanControl scan, StarControl stars) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (scan.status().scanning() || stars.songs().isEmpty()) {
            requireInTime(start);
            Thread.sleep(BETWEEN);
        }
    }

    private Times whileScanning(ScanControl scan, StarControl stars, List<String> songs)
            throws IOException, InterruptedException {
        Times times = new Times();
        long start = System.nanoTime();
        for (int i = 0; scan.status().scanning(); i++) {
            requireInTime(start);
            times.measure(stars, songs.get(i % songs.size()), i / songs.size() % 2 == 0);
            Thread.sleep(BETWEEN);
        }
        if (times.stars().length == 0) {
            throw new IOException("the scan ended before anything could be starred");
        }
        return times;
    }

    private void requireInTime(long start) throws IOException {
        if (System.nanoTime() - start > options.timeout().toNanos()) {
            throw new IOException("the scan took longer than " + options.timeout().toSeconds() + " s");
        }
    }

    private static Times quiet(StarControl stars, List<String> songs) throws IOException, InterruptedException {
        Times times = new Times();
        for (int i = 0; i < QUIET_STARS; i++) {
            times.measure(stars, songs.get(i % songs.size()), i / songs.size() % 2 == 0);
            Thread.sleep(BETWEEN);
        }
        return times;
    }

    private static Section section(String title, long[]... phases) {
        List<@Nullable Double> median = new ArrayList<>();
        List<@Nullable Double> high = new ArrayList<>();
        List<@Nullable Double> highest = new ArrayList<>();
        List<@Nullable Double> count = new ArrayList<>();
        for (long[] micros : phases) {
            median.add(Statistics.percentile(micros, 50) / 1e3);
            high.add(Statistics.percentile(micros, 99) / 1e3);
            highest.add(Statistics.percentile(micros, 100) / 1e3);
            count.add((double) micros.length);
        }
        return new Section(title, "ms", true, List.of("as much again", "everything again", "no scan"),
                List.of(new Section.Row("median", median), new Section.Row("99th percentile", high),
                        new Section.Row("longest", highest), new Section.Row("how many", count)));
    }
}
