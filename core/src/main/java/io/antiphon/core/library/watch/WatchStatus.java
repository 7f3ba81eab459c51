package io.antiphon.core.library.watch;

/// How changes of one music folder are noticed.
///
/// @param folders how many folders are watched
/// @param reason why it is not watched, as a person would say it; empty when it is
public record WatchStatus(int musicFolder, Mode mode, int folders, String reason) {

    /// How changes are noticed.
    public enum Mode {
        /// Within seconds.
        WATCHING,
        /// At the recurring scan.
        POLLING
    }
}
