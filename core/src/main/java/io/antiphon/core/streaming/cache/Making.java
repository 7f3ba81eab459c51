package io.antiphon.core.streaming.cache;

import java.io.IOException;

/// Work that writes a file, under way since it was handed out.
public interface Making extends AutoCloseable {

    /// Waits for the end. Returns only when the file is whole.
    ///
    /// @throws IOException when it failed or was ended; nothing writes to the file any more then
    void await() throws IOException, InterruptedException;

    /// Ends the work at once; whoever [awaits][#await] it is told so. Does nothing when it has ended.
    @Override
    void close();
}
