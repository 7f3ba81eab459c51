package io.antiphon.core.enrichment;

import io.antiphon.core.event.Events;
import io.antiphon.core.library.scan.ScanProgressed;
import io.antiphon.core.library.scan.Scanner;
import java.util.concurrent.locks.ReentrantLock;

/// Has the library show what was said. Beside a scan that cannot be: then the scan does it before it ends, or the next call here.
public final class LayerShowing {

    private static final System.Logger LOG = System.getLogger(LayerShowing.class.getName());
    private static final int ATTEMPTS = 40;
    private static final long PAUSE_MS = 50;

    private final Scanner scanner;
    private final ReentrantLock one = new ReentrantLock();

    public LayerShowing(Scanner scanner) {
        this.scanner = scanner;
    }

    /// Shows what was said while a scan went on as soon as it ends.
    ///
    /// @return ends that when run
    public Runnable follow(Events events) {
        return events.subscribe(event -> {
            if (event instanceof ScanProgressed scan && !scan.status().scanning()) {
                Thread.ofVirtual().name("showing edits").start(this::showLater);
            }
        });
    }

    /// Nobody waits for it: what cannot be shown now is shown after the next scan.
    private void showLater() {
        try {
            show();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "edits could not be shown: {0}", e.getMessage());
        }
    }

    /// Waits a moment for short work that must not be disturbed; not for a scan.
    ///
    /// @return whether all is shown
    public boolean show() {
        one.lock();
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                if (scanner.showLayers()) {
                    return true;
                }
                if (scanner.status().scanning() || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                Thread.sleep(PAUSE_MS);
            }
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            one.unlock();
        }
    }
}
