package io.antiphon.core.enrichment;

import java.time.Duration;

/// Lets time pass.
public interface Sleeper {

    /// May end earlier.
    void sleep(Duration duration) throws InterruptedException;
}
