package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.concurrent.locks.LockSupport;

/// The scan of the music folders.
final class ScanChapter implements Chapter {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final long PAUSE_NANOS = 100_000_000;

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getScanStatus").must("says whether a scan runs", probe -> probe.ok("getScanStatus"));
        cases.endpoint("getScanStatus").must("counts what was scanned", probe -> {
            AnswerTree status = probe.ok("getScanStatus");
            probe.advise(status.has("count"), "count is there", "nothing");
        });
        cases.endpoint("startScan").must("starts a scan and says how it stands", probe -> {
            probe.lastly(() -> awaitEnd(probe));
            probe.ok("startScan");
        });
    }

    /// What comes after must not be judged by what a scan changes meanwhile.
    private static void awaitEnd(Probe probe) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < LONGEST_NANOS && scans(probe)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean scans(Probe probe) {
        return probe.session()
                .look(Call.of("getScanStatus"))
                .filter(status -> status.text("scanning").equals("true"))
                .isPresent();
    }
}
