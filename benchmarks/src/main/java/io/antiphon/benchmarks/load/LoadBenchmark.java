package io.antiphon.benchmarks.load;

import io.antiphon.benchmarks.process.ProcessMeter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs every workload on every server, servers in turn within a round, so that a busy machine disturbs all alike.
public final class LoadBenchmark {

    private final List<Target> targets;
    private final LoadOptions options;
    private final Consumer<String> progress;

    public LoadBenchmark(List<Target> targets, LoadOptions options, Consumer<String> progress) {
        this.targets = List.copyOf(targets);
        this.options = options;
        this.progress = progress;
    }

    /// @throws IOException when a server can't be prepared; a workload that fails is in the results instead
    public LoadResults run() throws IOException, InterruptedException {
        List<Subject> subjects = new ArrayList<>();
        try {
            for (Target target : targets) {
                progress.accept("looking around on " + target);
                subjects.add(Subject.prepare(target, options));
            }
            LoadResults results = new LoadResults(targets.stream().map(Target::name).toList());
            for (int round = 0; round < options.rounds(); round++) {
                measureRound(subjects, round, results);
            }
            for (Subject subject : subjects) {
                results.addMemory(subject.client.target().name(), subject.meter.map(ProcessMeter::sample));
            }
            return results;
        } finally {
            for (Subject subject : subjects) {
                subject.close();
            }
        }
    }

    private void measureRound(List<Subject> subjects, int round, LoadResults results) {
        for (String name : workloadNames(subjects)) {
            progress.accept("round " + (round + 1) + " of " + options.rounds() + ": " + name);
            for (int i = 0; i < subjects.size(); i++) {
                Subject subject = subjects.get((i + round) % subjects.size());
                Workload workload = subject.workloads.get(name);
                if (workload != null) {
                    measure(subject, workload, results);
                }
            }
        }
    }

    private void measure(Subject subject, Workload workload, LoadResults results) {
        Bounds bounds = options.bounds(workload);
        if (workload.priming() > 0) {
            new LoadRun(subject.client, workload, options.priming(workload)).run(1, Optional.empty());
        }
        if (workload.extent() == Workload.Extent.REPEATED) {
            new LoadRun(subject.client, workload, options.warmUp()).run(1, Optional.empty());
        }
        String server = subject.client.target().name();
        results.add(workload.name(), 1, server, new LoadRun(subject.client, workload, bounds).run(1, subject.meter));
        if (workload.extent() != Workload.Extent.PASS) {
            Measurement busy = new LoadRun(subject.client, workload, bounds).run(options.clients(), subject.meter);
            results.add(workload.name(), options.clients(), server, busy);
        }
    }

    private static List<String> workloadNames(List<Subject> subjects) {
        return subjects.stream().flatMap(subject -> subject.workloads.keySet().stream()).distinct().toList();
    }

    /// A server with what is asked of it.
    private static final class Subject {

        final SubsonicClient client;
        final Optional<ProcessMeter> meter;
        final UserData userData;
        final Map<String, Workload> workloads = new LinkedHashMap<>();

        private Subject(SubsonicClient client) {
            this.client = client;
            this.userData = new UserData(client);
            this.meter = client.target().pid().isPresent()
                    ? Optional.of(new ProcessMeter(client.target().pid().getAsLong()))
                    : Optional.empty();
        }

        static Subject prepare(Target target, LoadOptions options) throws IOException, InterruptedException {
            Subject subject = new Subject(new SubsonicClient(target, options.compressed()));
            Fixture fixture = subject.userData.create(new FixtureFinder(subject.client).find());
            for (Workload workload : Workloads.list(fixture, options.salt())) {
                if (options.wants(workload)) {
                    subject.workloads.put(workload.name(), workload);
                }
            }
            return subject;
        }

        void close() throws IOException, InterruptedException {
            try {
                userData.remove();
            } finally {
                client.close();
            }
        }
    }
}
