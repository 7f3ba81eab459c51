package io.antiphon.core.library.scan;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Has the library take in at once what this server itself did to files.
public final class Rescan {

    private static final int MOST = 10;

    private final Scanner scanner;

    public Rescan(Scanner scanner) {
        this.scanner = scanner;
    }

    /// Scans folders until the library shows what is expected. A scan that was under way may have passed them by, so that one more is needed
    /// then.
    ///
    /// @return whether it shows it: not when scans are stopped or do not believe what they see
    public boolean until(List<ScanRequest.Target> folders, BooleanSupplier shown) throws InterruptedException {
        for (int i = 0; i < MOST && !shown.getAsBoolean(); i++) {
            scanner.await();
            scanner.start(new ScanRequest(false, folders));
            scanner.await();
        }
        return shown.getAsBoolean();
    }
}
