package io.antiphon.core.podcast;

/// How far a channel's refresh or an episode's download got.
public enum PodcastStatus {
    /// Known, and nothing was tried.
    NEW,
    /// Asked for: waiting or under way.
    DOWNLOADING,
    /// The feed was read, or the file is here.
    COMPLETED,
    /// The last try failed; the message says why.
    ERROR,
    /// The file was here and someone deleted it.
    DELETED,
    /// Passed over by the automatic download.
    SKIPPED
}
