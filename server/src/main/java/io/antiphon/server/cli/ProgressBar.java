package io.antiphon.server.cli;

import io.antiphon.core.library.scan.ScanStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// Shows how a scan goes on: one line that renews itself on a terminal, nothing but the end elsewhere.
final class ProgressBar {

    private static final int WIDTH = 28;
    private static final Duration STEP = Duration.ofMillis(150);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean visible;
    private final long start = System.nanoTime();

    ProgressBar(PrintStream out, boolean visible) {
        this.out = out;
        this.visible = visible;
    }

    /// Watches until the scan ends.
    ScanStatus follow(Supplier<ScanStatus> source) throws InterruptedException {
        ScanStatus status = source.get();
        while (status.scanning()) {
            if (visible) {
                out.print(CLEAR + line(status, seconds()));
                out.flush();
            }
            Thread.sleep(STEP);
            status = source.get();
        }
        if (visible) {
            out.print(CLEAR);
        }
        return status;
    }

    /// What happened, in one line.
    static String summary(ScanStatus status, double seconds) {
        String error = status.lastError();
        if (error != null) {
            return "The scan stopped: " + error;
        }
        String problems = status.problems() == 0 ? ""
                : ", %d with problems (./antiphon scan --report)".formatted(status.problems());
        return String.format(Locale.ROOT, "Scanned %,d files in %.1f s, %,d of them new or changed%s",
                status.filesSeen(), seconds, status.filesRead(), problems);
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    static String line(ScanStatus status, double seconds) {
        long total = Math.max(status.filesExpected(), status.filesSeen());
        long done = status.filesExpected() > 0 ? status.filesSeen() : status.filesRead();
        String phase = status.phase() == null ? "Scanning" : status.phase();
        if (total == 0 || done > total) {
            return "%s … %,d files".formatted(phase, status.filesSeen());
        }
        double share = (double) done / total;
        int filled = (int) (share * WIDTH);
        String eta = share < 0.02 || seconds < 1 ? "" : "  %s left".formatted(duration(seconds / share - seconds));
        return "%s [%s%s] %3d %%  %,d of %,d%s".formatted(phase, "█".repeat(filled), "░".repeat(WIDTH - filled),
                (int) (share * 100), done, total, eta);
    }

    private static String duration(double seconds) {
        long whole = Math.round(Math.max(1, seconds));
        return whole < 60 ? "%d s".formatted(whole) : "%d:%02d min".formatted(whole / 60, whole % 60);
    }
}
