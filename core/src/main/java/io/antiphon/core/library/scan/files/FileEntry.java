package io.antiphon.core.library.scan.files;

import java.nio.file.Path;

/// A regular file that counts.
///
/// @param file as the directory listing gave it, to open it by
/// @param modifiedAt milliseconds since 1970
public record FileEntry(String name, Path file, long size, long modifiedAt) {

    /// Changes whenever the file was rewritten: for files whose bytes are not looked at.
    public String fingerprint() {
        return Long.toHexString(size) + '-' + Long.toHexString(modifiedAt);
    }
}
