package io.antiphon.benchmarks.scan;

import io.antiphon.benchmarks.library.LibraryChanger;
import io.antiphon.benchmarks.load.ScanControl;
import io.antiphon.benchmarks.load.ScanStatus;
import io.antiphon.benchmarks.load.SubsonicClient;
import io.antiphon.benchmarks.load.Target;
import io.antiphon.benchmarks.process.PeakWatch;
import io.antiphon.benchmarks.process.ProcessMeter;
import io.antiphon.benchmarks.process.ProcessSample;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;

/// One server from its start on an empty data folder to its end: first scan, a rescan without change, one after 1 % changed.
final class ScanRun {

    /// How long a rescan may take to show that it runs; one that never showed it was shorter than a poll.
    private static final Duration UNSEEN = Duration.ofMillis(1500);
    private static final Duration EAGER = Duration.ofMillis(5);
    private static final Duration PATIENT = Duration.ofMillis(100);

    private final ServerProcess server;
    private final ScanControl control;
    private final ProcessMeter meter;
    private final ScanOptions options;

    private ScanRun(ServerProcess server, SubsonicClient client, ScanOptions options) {
        this.server = server;
        this.control = new ScanControl(client);
        this.meter = server.meter();
        this.options = options;
    }

    static ScanOutcome run(ServerCommand command, ScanOptions options, LibraryChanger library)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(command, options.library(), options.work());
                PeakWatch peak = new PeakWatch(server.meter())) {
            Target target = new Target(command.name(), server.url(), options.user(), options.password(),
                    OptionalLong.of(server.pid()));
            try (SubsonicClient client = new SubsonicClient(target, false)) {
                return new ScanRun(server, client, options).measure(start, peak, library);
            }
        }
    }

    private ScanOutcome measure(long start, PeakWatch peak, LibraryChanger library)
            throws IOException, InterruptedException {
        awaitAnswer(start);
        double firstAnswer = secondsSince(start);
        int tracks = awaitFirstScan(start);
        Phase first = new Phase(secondsSince(start), meter.sample().cpuSecondsSince(ProcessSample.NOTHING));
        Thread.sleep(options.settle());
        long idle = meter.sample().residentBytes();
        Phase unchanged = rescan();
        int revision = library.retagOnePercent();
        Phase changed = rescan();
        boolean found = control.findsSong("Revision " + revision);
        return new ScanOutcome(firstAnswer, first, unchanged, changed, idle, peak.peakBytes(), tracks, found);
    }

    private void awaitAnswer(long start) throws IOException, InterruptedException {
        while (!control.answers()) {
            server.requireAlive();
            requireInTime(start, "the first answer");
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    /// The count of tracks that the server reports. A scan is over when two looks say so: some servers pause between phases.
    private int awaitFirstScan(long start) throws IOException, InterruptedException {
        int quiet = 0;
        ScanStatus status = control.status();
        while (quiet < 2) {
            server.requireAlive();
            requireInTime(start, "the first scan");
            Thread.sleep(PATIENT);
            status = control.status();
            quiet = !status.scanning() && status.count() > 0 ? quiet + 1 : 0;
        }
        return status.count();
    }

    private Phase rescan() throws IOException, InterruptedException {
        String lastScan = control.status().lastScan();
        ProcessSample before = meter.sample();
        long start = System.nanoTime();
        boolean seen = control.start().scanning();
        double wall = secondsSince(start);
        while (true) {
            ScanStatus status = control.status();
            if (status.scanning()) {
                seen = true;
            } else if (seen || !status.lastScan().equals(lastScan)) {
                wall = secondsSince(start);
                break;
            } else if (secondsSince(start) > UNSEEN.toMillis() / 1e3) {
                break;
            }
            requireInTime(start, "a rescan");
            Thread.sleep(secondsSince(start) < 1 ? EAGER : PATIENT);
        }
        return new Phase(wall, meter.sample().cpuSecondsSince(before));
    }

    private void requireInTime(long start, String what) throws IOException {
        if (secondsSince(start) > options.timeout().toSeconds()) {
            throw new IOException(what + " took longer than " + options.timeout().toSeconds() + " s");
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
