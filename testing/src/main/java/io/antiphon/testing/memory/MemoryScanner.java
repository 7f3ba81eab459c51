package io.antiphon.testing.memory;

import io.antiphon.core.library.scan.ScanDoubt;
import io.antiphon.core.library.scan.ScanProblem;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.library.scan.Scanner;
import java.util.List;

/// Has seen some files; a scan that is started goes on until it is cancelled.
public final class MemoryScanner implements Scanner {
    private final long filesSeen;
    private volatile boolean scanning;

    public MemoryScanner(long filesSeen) {
        this.filesSeen = filesSeen;
    }

    @Override
    public ScanStatus start(ScanRequest request) {
        scanning = true;
        return status();
    }

    @Override
    public ScanStatus status() {
        return new ScanStatus(scanning, scanning ? "Reading files" : null, filesSeen, 0, filesSeen, 0, null, null,
                null);
    }

    @Override
    public ScanStatus await() {
        return status();
    }

    @Override
    public void cancel() {
        scanning = false;
    }

    @Override
    public boolean whileIdle(Runnable work) {
        if (!scanning) {
            work.run();
        }
        return !scanning;
    }

    @Override
    public boolean showLayers() {
        return !scanning;
    }

    @Override
    public void confirmChanges(int musicFolder) {
        // There is nothing it would not believe.
    }

    @Override
    public List<ScanDoubt> doubts() {
        return List.of();
    }

    @Override
    public List<ScanProblem> problems() {
        return List.of();
    }
}
