package io.antiphon.core.source;

/// What kinds of sources there are. Their names are kept.
public enum SourceKind {
    /// A folder on this machine's disks.
    FOLDER,
    /// A folder on the web: WebDAV, or pages that list files.
    WEB
}
