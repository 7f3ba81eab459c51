package io.antiphon.benchmarks.load;

import io.antiphon.benchmarks.report.Section;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Whether somebody who plays music notices that a server is busy: how long a ping and the first 64 KB of a song take while nothing
/// else happens, while another program copies the library over many connections, and while everything is scanned again.
public final class PlaybackBenchmark {

    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final int MOST_PAGES = 1_000_000;

    private final List<Target> targets;
    private final int copiers;
    private final Duration time;
    private final Consumer<String> progress;

    /// @param copiers connections that copy the library
    /// @param time for each phase, at most
    public PlaybackBenchmark(List<Target> targets, int copiers, Duration time, Consumer<String> progress) {
        this.targets = List.copyOf(targets);
        this.copiers = copiers;
        this.time = time;
        this.progress = progress;
    }

    private enum Phase {
        QUIET("nothing else"), COPIED("the library is copied"), SCANNED("everything is scanned");

        private final String says;

        Phase(String says) {
            this.says = says;
        }
    }

    /// What was measured on one server in one phase.
    ///
    /// @param pages that were copied meanwhile
    private record Times(List<Long> pings, List<Long> songs, double pages) {}

    /// @throws IOException when a server does not answer, or not as it should
    public List<Section> run() throws IOException, InterruptedException {
        Map<String, Map<Phase, Times>> measured = new LinkedHashMap<>();
        for (Target target : targets) {
            measured.put(target.name(), measure(target));
        }
        return List.of(section("A ping, median", measured, one -> millis(one.pings(), 50)),
                section("A ping, 99th percentile", measured, one -> millis(one.pings(), 99)),
                section("The first 64 KB of a song, median", measured, one -> millis(one.songs(), 50)),
                section("The first 64 KB of a song, 99th percentile", measured, one -> millis(one.songs(), 99)),
                new Section("Pages of 500 songs copied meanwhile", "a second", false, names(measured),
                        List.of(new Section.Row(Phase.COPIED.says, values(measured, Phase.COPIED, Times::pages)))));
    }

    private Map<Phase, Times> measure(Target target) throws IOException, InterruptedException {
        Map<Phase, Times> times = new EnumMap<>(Phase.class);
        try (SubsonicClient player = new SubsonicClient(target, false, "antiphon-bench-player")) {
            Fixture fixture = new FixtureFinder(player).find();
            progress.accept(target.name() + ": warming up");
            play(player, fixture, () -> true);
            progress.accept(target.name() + ": nothing else");
            times.put(Phase.QUIET, play(player, fixture, () -> true));
            progress.accept(target.name() + ": the library is copied");
            times.put(Phase.COPIED, whileCopied(target, player, fixture));
            progress.accept(target.name() + ": everything is scanned");
            times.put(Phase.SCANNED, whileScanned(player, fixture));
        }
        return times;
    }

    private Times whileCopied(Target target, SubsonicClient player, Fixture fixture)
            throws IOException, InterruptedException {
        try (SubsonicClient copier = new SubsonicClient(target, false, "antiphon-bench-copier");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            LoadRun run = new LoadRun(copier, Workloads.fullSync(fixture), new Bounds(MOST_PAGES, time));
            CompletableFuture<Measurement> copying = CompletableFuture
                    .supplyAsync(() -> run.run(copiers, Optional.empty()), threads);
            Times times = play(player, fixture, () -> true);
            Measurement copied = copying.join();
            if (copied.failure() != null) {
                throw new IOException(copied.failure());
            }
            return new Times(times.pings(), times.songs(), copied.requestsPerSecond());
        }
    }

    private Times whileScanned(SubsonicClient player, Fixture fixture) throws IOException, InterruptedException {
        ScanControl scan = new ScanControl(player);
        new StarControl(player).startFullScan();
        return play(player, fixture, () -> scan.status().scanning());
    }

    /// Whether what happens meanwhile goes on.
    @FunctionalInterface
    private interface Meanwhile {

        boolean goesOn() throws IOException, InterruptedException;
    }

    private Times play(SubsonicClient player, Fixture fixture, Meanwhile meanwhile)
            throws IOException, InterruptedException {
        List<Long> pings = new ArrayList<>();
        List<Long> songs = new ArrayList<>();
        long start = System.nanoTime();
        do {
            Call song = Call.media("stream", Call.Expectation.MEDIA_RANGE, "id",
                    fixture.songs().get(songs.size() % fixture.songs().size()).id(), "format", "raw");
            pings.add(timed(player, Call.document("ping")));
            songs.add(timed(player, song));
            Thread.sleep(BETWEEN);
        } while (System.nanoTime() - start < time.toNanos() && meanwhile.goesOn());
        return new Times(pings, songs, 0);
    }

    private static long timed(SubsonicClient player, Call call) throws IOException, InterruptedException {
        long start = System.nanoTime();
        player.perform(call);
        return System.nanoTime() - start;
    }

    private static double millis(List<Long> nanos, double percent) {
        return Statistics.percentile(nanos.stream().mapToLong(Long::longValue).toArray(), percent) / 1e6;
    }

    private static Section section(String title, Map<String, Map<Phase, Times>> measured,
            ToDoubleFunction<Times> figure) {
        List<Section.Row> rows = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            rows.add(new Section.Row(phase.says, values(measured, phase, figure)));
        }
        return new Section(title, "ms", true, names(measured), rows);
    }

    private static List<@Nullable Double> values(Map<String, Map<Phase, Times>> measured, Phase phase,
            ToDoubleFunction<Times> figure) {
        List<@Nullable Double> values = new ArrayList<>();
        measured.values().forEach(times -> {
            Times one = times.get(phase);
            values.add(one == null ? null : figure.applyAsDouble(one));
        });
        return values;
    }

    private static List<String> names(Map<String, Map<Phase, Times>> measured) {
        return List.copyOf(measured.keySet());
    }
}
