package io.antiphon.core.podcast;

import java.io.IOException;
import java.nio.file.Path;

/// Fetches files from elsewhere, within the limits that [FeedReader] has.
public interface EpisodeDownloader {

    /// Writes what lies at an address into a file, which need not exist yet. What was written when this fails is of no use.
    ///
    /// @param maxBytes anything larger fails as soon as that is known
    /// @throws FetchException when it cannot be fetched whole
    /// @throws IOException when the file cannot be written
    /// @throws InterruptedException when the program ends meanwhile
    void download(String url, Path target, long maxBytes) throws FetchException, IOException, InterruptedException;
}
