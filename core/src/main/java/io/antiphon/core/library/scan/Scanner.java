package io.antiphon.core.library.scan;

import java.util.List;

/// Brings the library in line with the files, one scan at a time.
public interface Scanner {

    /// Starts a scan in the background unless one is running; either way answers how it stands.
    ScanStatus start(ScanRequest request);

    /// Starts a scan of everything.
    ///
    /// @param full whether files that look unchanged are read again, too
    default ScanStatus start(boolean full) {
        return start(ScanRequest.whole(full));
    }

    ScanStatus status();

    /// Waits for the running scan, if any.
    ScanStatus await() throws InterruptedException;

    /// Asks the running scan to stop at the next safe point; what it wrote stays and the next scan goes on from there.
    void cancel();

    /// Does something while no scan runs; one that is started meanwhile waits for its end.
    ///
    /// @return whether it was done: not while a scan runs
    boolean whileIdle(Runnable work);

    /// Has things show what people and providers say instead of their tags, where that changed since; a scan does so, too.
    ///
    /// @return whether it was done: not while a scan or something else runs that must not go on beside one, and not after a scan that was
    ///     interrupted
    boolean showLayers();

    /// Lets the next scan accept what the last one refused to believe of a music folder: that it is empty, another disk,
    /// or lost most of its files. A folder that cannot be reached is never accepted.
    void confirmChanges(int musicFolder);

    /// The music folders that the last scan could not reach or believe, and therefore left as they were; by number.
    List<ScanDoubt> doubts();

    /// What the last complete look at each music folder could not take in.
    List<ScanProblem> problems();
}
