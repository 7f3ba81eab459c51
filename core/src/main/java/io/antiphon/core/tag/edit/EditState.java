package io.antiphon.core.tag.edit;

/// How an edit of one file stands.
public enum EditState {
    /// It has begun; whether the file was exchanged is to be found out if it stays so.
    WRITING, WRITTEN,
    /// The file is as it was before the edit, byte for byte.
    UNDONE
}
