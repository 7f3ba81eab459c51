package io.antiphon.core.job;

/// What kinds of work are followed. Their names are kept: they may be added to, and not be changed.
public enum JobKind {
    /// Bringing the library in line with the files.
    SCAN,
    /// Listening to the library.
    ANALYSIS,
    /// Fetching an episode of a podcast.
    DOWNLOAD,
    /// Taking in what people did elsewhere.
    IMPORT,
    /// Looking the library up elsewhere.
    ENRICHMENT,
    /// Bringing in what is new at a source of music.
    SOURCE,
    /// Fetching a file that somebody named by its address.
    FETCH
}
