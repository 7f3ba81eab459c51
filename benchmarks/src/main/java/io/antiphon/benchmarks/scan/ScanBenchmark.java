package io.antiphon.benchmarks.scan;

import io.antiphon.benchmarks.library.LibraryChanger;
import io.antiphon.benchmarks.load.Statistics;
import io.antiphon.benchmarks.report.Section;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Runs every command once per round, in turn, and puts the medians side by side.
public final class ScanBenchmark {

    private final List<ServerCommand> commands;
    private final ScanOptions options;
    private final Consumer<String> progress;
    private final Map<String, List<ScanOutcome>> outcomes = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /// @throws IllegalArgumentException when two commands have the same name
    public ScanBenchmark(List<ServerCommand> commands, ScanOptions options, Consumer<String> progress) {
        this.commands = List.copyOf(commands);
        this.options = options;
        this.progress = progress;
        for (ServerCommand command : commands) {
            if (outcomes.put(command.name(), new ArrayList<>()) != null) {
                throw new IllegalArgumentException("two commands are called " + command.name());
            }
        }
    }

    /// A server that fails costs its own figures only.
    public void run() throws IOException, InterruptedException {
        LibraryChanger library = LibraryChanger.open(options.library());
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < commands.size(); i++) {
                ServerCommand command = commands.get((i + round) % commands.size());
                progress.accept("round " + (round + 1) + " of " + options.rounds() + ": " + command.name());
                runOne(command, library);
            }
        }
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    public List<Section> sections() {
        List<Section.Row> cpu = List.of(row("start and first scan", each -> each.firstScan().cpuSeconds()),
                row("rescan, nothing changed", each -> each.idleRescan().cpuSeconds()),
                row("rescan, 1 % retagged", each -> each.changedRescan().cpuSeconds()));
        List<Section.Row> wall = List.of(row("start to first answer", ScanOutcome::firstAnswerSeconds),
                row("start and first scan", each -> each.firstScan().wallSeconds()),
                row("rescan, nothing changed", each -> each.idleRescan().wallSeconds()),
                row("rescan, 1 % retagged", each -> each.changedRescan().wallSeconds()));
        List<Section.Row> memory = List.of(row("idle after the first scan", each -> each.idleBytes() / 1e6),
                row("peak", each -> each.peakBytes() / 1e6));
        List<Section.Row> tracks = List.of(row("tracks that the server counts", ScanOutcome::tracks));
        List<String> servers = List.copyOf(outcomes.keySet());
        return List.of(new Section("CPU time", "s", true, servers, cpu),
                new Section("Wall time", "s", true, servers, wall),
                new Section("Resident memory", "MB", true, servers, memory),
                new Section("Found", "tracks", false, servers, tracks));
    }

    private void runOne(ServerCommand command, LibraryChanger library) throws InterruptedException {
        try {
            ScanOutcome outcome = ScanRun.run(command, options, library);
            outcomes.getOrDefault(command.name(), new ArrayList<>()).add(outcome);
            if (!outcome.changesFound()) {
                failures.add(command.name() + ": the rescan did not find the retagged files");
            }
        } catch (IOException e) {
            failures.add(command.name() + ": " + e.getMessage());
        }
    }

    private Section.Row row(String name, ToDoubleFunction<ScanOutcome> figure) {
        List<@Nullable Double> values = new ArrayList<>();
        outcomes.values()
                .forEach(each -> values
                        .add(each.isEmpty() ? null
                                : Statistics.median(each.stream().map(figure::applyAsDouble).toList())));
        return new Section.Row(name, values);
    }
}
