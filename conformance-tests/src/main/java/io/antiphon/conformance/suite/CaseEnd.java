package io.antiphon.conformance.suite;

import java.io.Serial;

/// Ends a case early: there is nothing more to be learned, or it cannot be tried at all.
final class CaseEnd extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean skipped;

    private CaseEnd(String message, boolean skipped) {
        super(message, null, false, false);
        this.skipped = skipped;
    }

    static CaseEnd stopped() {
        return new CaseEnd("stopped", false);
    }

    static CaseEnd skipped(String reason) {
        return new CaseEnd(reason, true);
    }

    boolean isSkip() {
        return skipped;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
