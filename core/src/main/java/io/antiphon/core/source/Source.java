package io.antiphon.core.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A place with files in folders. Safe for use by several threads.
public interface Source {

    /// What lies in a folder, in no order.
    ///
    /// @param folder the id of one, or empty for the outermost
    /// @throws SourceException when it cannot be read, saying why for people, without secrets
    List<SourceFile> list(String folder) throws SourceException, InterruptedException;

    /// Files whose names hold all words of a text, without case and accents, as far as they are found.
    List<SourceFile> search(String text, int limit) throws SourceException, InterruptedException;

    /// Brings the content of a file.
    ///
    /// @param id as [#list] gave it
    /// @param target an empty file
    /// @throws SourceException when it cannot be had whole, or is longer than that
    /// @throws IOException when it cannot be written
    void fetch(String id, Path target, long maxBytes) throws SourceException, IOException, InterruptedException;
}
