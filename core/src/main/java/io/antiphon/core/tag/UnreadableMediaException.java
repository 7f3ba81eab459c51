package io.antiphon.core.tag;

/// A file's content cannot be understood as sound or video; the message says why, for the person who owns the file.
public final class UnreadableMediaException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableMediaException(String reason) {
        super(reason);
    }

    public UnreadableMediaException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
