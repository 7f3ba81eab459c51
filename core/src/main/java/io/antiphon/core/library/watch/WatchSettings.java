package io.antiphon.core.library.watch;

import java.time.Duration;

/// How music folders are watched.
///
/// @param maxFolders so many folders are watched at most, all music folders together: each takes memory here and in the operating system
/// @param quiet how long nothing may happen in a folder before it is looked at
/// @param patience after which a folder in which something happens all the time is looked at all the same, as far as its files are whole
/// @param maxTargets more changed folders than this are one scan of the whole music folder
public record WatchSettings(int maxFolders, Duration quiet, Duration patience, int maxTargets) {

    public static WatchSettings standard(int maxFolders) {
        return new WatchSettings(maxFolders, Duration.ofSeconds(2), Duration.ofSeconds(30), 500);
    }
}
