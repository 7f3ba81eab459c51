package io.antiphon.core.change;

/// What changed since a number cannot be told any more: whoever asks has to begin anew, from 0.
public final class FullSyncNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FullSyncNeededException(String reason) {
        super("full sync needed: %s; begin again with since=0".formatted(reason));
    }
}
