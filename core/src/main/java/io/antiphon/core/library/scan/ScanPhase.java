package io.antiphon.core.library.scan;

/// One step of a scan.
interface ScanPhase {

    /// What is done, as a person would say it.
    String name();

    boolean isNeeded(ScanRun run);

    void run(ScanRun run);
}
