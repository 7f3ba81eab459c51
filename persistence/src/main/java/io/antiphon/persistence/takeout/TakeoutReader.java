package io.antiphon.persistence.takeout;

import io.antiphon.persistence.takeout.TakeoutFiles.Content;
import java.io.IOException;

/// Reads the files of one kind of export, one after the other.
interface TakeoutReader {

    /// Passes over files that it knows nothing of.
    ///
    /// @throws io.antiphon.core.LibraryException.Invalid when the file is not as it must be; the others are read all the same
    void read(Content content, TakeoutLines lines) throws IOException;

    /// All files were read.
    default void end(TakeoutLines lines) {
        // Nothing is left over.
    }
}
