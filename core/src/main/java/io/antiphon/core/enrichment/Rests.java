package io.antiphon.core.enrichment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Rests of one thread that can be ended from outside. It is interrupted in them only: a thread that is interrupted while it writes closes the
/// embedded database's file for everybody.
final class Rests implements Sleeper {

    private final Sleeper sleeper;
    private @Nullable Thread resting;
    private boolean ended;

    Rests(Sleeper sleeper) {
        this.sleeper = sleeper;
    }

    /// @throws InterruptedException when rests are [#end]ed, before or meanwhile
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        begin();
        try {
            sleeper.sleep(duration);
        } finally {
            wake();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (ended) {
            throw new InterruptedException();
        }
        resting = Thread.currentThread();
    }

    /// An interrupt that came too late is none.
    private synchronized void wake() {
        resting = null;
        boolean _ = Thread.interrupted();
    }

    /// Ends the rest under way, and all to come.
    synchronized void end() {
        ended = true;
        if (resting != null) {
            resting.interrupt();
        }
    }
}
