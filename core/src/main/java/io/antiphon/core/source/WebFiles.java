package io.antiphon.core.source;

import java.io.IOException;
import java.nio.file.Path;

/// Fetches files of the web.
public interface WebFiles {

    /// @param target an empty file
    /// @throws SourceException when it cannot be had whole, or is longer than that
    /// @throws IOException when it cannot be written
    void fetch(String url, Path target, long maxBytes) throws SourceException, IOException, InterruptedException;
}
