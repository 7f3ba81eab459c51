package io.antiphon.core.library.scan;

/// The scan was asked to stop.
final class ScanCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScanCancelledException() {
        super("the scan was cancelled");
    }
}
