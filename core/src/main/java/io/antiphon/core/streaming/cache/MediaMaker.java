package io.antiphon.core.streaming.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Makes something that is to be kept.
public interface MediaMaker {

    /// Starts writing a file from its beginning to its end; others read it while it grows. Bytes already written may be improved in
    /// place before the end, as by a header that tells the length, but never move.
    ///
    /// @param target exists and is empty
    Making makeFile(Path target) throws IOException;

    /// The same as a stream, for when there is no room to keep it. Closing it ends the work.
    InputStream makeStream() throws IOException;

    /// Starts work that yields a stream.
    @FunctionalInterface
    interface Streams {

        InputStream open() throws IOException;
    }

    /// For work that can only yield a stream.
    static MediaMaker ofStream(Streams streams) {
        return new MediaMaker() {

            @Override
            public Making makeFile(Path target) throws IOException {
                FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE);
                try {
                    return new CopyingMaking(streams.open(), file);
                } catch (IOException | RuntimeException e) {
                    file.close();
                    throw e;
                }
            }

            @Override
            public InputStream makeStream() throws IOException {
                return streams.open();
            }
        };
    }
}
