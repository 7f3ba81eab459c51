package io.antiphon.core.tag.edit;

/// A file's tags cannot be written as wanted; the message says why, for the person who wants it. The file is as it was.
public final class UnwritableTagsException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnwritableTagsException(String message) {
        super(message);
    }

    public UnwritableTagsException(String message, Throwable cause) {
        super(message, cause);
    }
}
