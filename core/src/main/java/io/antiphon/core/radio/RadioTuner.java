package io.antiphon.core.radio;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// Receives what stations send.
public interface RadioTuner {

    /// Receives a station until the reception returns or the time is over.
    ///
    /// @param stream the station's sound, or a playlist that leads to it
    /// @return what the reception made of it
    /// @throws RadioException when the station cannot be heard, or no longer
    /// @throws IOException when the reception's own work failed
    /// @throws InterruptedException when the thread was interrupted meanwhile
    <T> T tune(URI stream, Duration limit, Reception<T> reception)
            throws RadioException, IOException, InterruptedException;

    /// Does something with what is received while it comes in.
    @FunctionalInterface
    interface Reception<T> {

        T receive(RadioBroadcast broadcast) throws IOException;
    }
}
