package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;

/// The scan of the music folders.
final class ScanChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getScanStatus").must("says whether a scan runs", probe -> probe.ok("getScanStatus"));
        cases.endpoint("getScanStatus").must("counts what was scanned", probe -> {
            AnswerTree status = probe.ok("getScanStatus");
            probe.advise(status.has("count"), "count is there", "nothing");
        });
        cases.endpoint("startScan").must("starts a scan and says how it stands", probe -> probe.ok("startScan"));
    }
}
