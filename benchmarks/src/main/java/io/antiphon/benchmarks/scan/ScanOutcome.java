package io.antiphon.benchmarks.scan;

/// One server in one round. `firstAnswerSeconds` is from the start to the first `ping` that succeeds; `firstScan` includes
/// the start; memory in bytes, `idle` some seconds after the first scan, `peak` the highest seen in the round; `changesFound`
/// tells whether the server shows the new titles after the last rescan.
record ScanOutcome(double firstAnswerSeconds, Phase firstScan, Phase idleRescan, Phase changedRescan, long idleBytes,
        long peakBytes, int tracks, boolean changesFound) {}
