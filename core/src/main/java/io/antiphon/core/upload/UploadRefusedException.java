package io.antiphon.core.upload;

/// Why bytes, or a whole upload, are not taken. The message is safe to show.
public final class UploadRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public UploadRefusedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// What is in the way.
    public enum Reason {
        TOO_LARGE,
        /// This person has enough under way, or all together have.
        TOO_MANY,
        /// The disk is full.
        NO_SPACE,
        /// The bytes do not follow those that are there.
        WRONG_OFFSET,
        /// The bytes are not those that the sender meant.
        WRONG_CHECKSUM,
        /// Somebody else is sending to it now.
        BUSY,
        /// It was given up, because nothing came for too long.
        EXPIRED
    }
}
