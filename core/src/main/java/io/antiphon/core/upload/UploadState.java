package io.antiphon.core.upload;

/// How far an upload has come. What is placed or refused stays so.
public enum UploadState {
    /// Bytes are missing.
    RECEIVING,
    /// All bytes are there; what they are, and where they belong, is being found out.
    CHECKING,
    /// It is in the library: as a new track, or because its sound was there before.
    PLACED,
    /// It is not taken; the upload says why.
    REFUSED;

    public boolean isOver() {
        return this == PLACED || this == REFUSED;
    }
}
