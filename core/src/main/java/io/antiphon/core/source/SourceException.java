package io.antiphon.core.source;

/// A source does not give what was asked. The message is for people and names no secret.
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean missing;

    public SourceException(String message) {
        this(message, false);
    }

    private SourceException(String message, boolean missing) {
        super(message);
        this.missing = missing;
    }

    /// What was asked for is not in it.
    public static SourceException nothingThere() {
        return new SourceException("There is no such file or folder in it", true);
    }

    boolean isMissing() {
        return missing;
    }
}
