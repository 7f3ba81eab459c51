package io.antiphon.core.streaming.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/// Something made, open for one reader. Must be closed.
public sealed interface MadeMedia extends AutoCloseable {

    @Override
    void close() throws IOException;

    /// All of it is there.
    non-sealed interface Complete extends MadeMedia {

        /// Bytes.
        long size();

        /// Tells it from what is made another time; of `[a-z0-9-]`.
        String etag();

        /// A part of it; yields exactly `count` bytes or fails. May be asked for several times.
        ///
        /// @param first 0 for the first byte
        ReadableByteChannel read(long first, long count) throws IOException;

        /// All of it as a file that may only be read, where there is one.
        default Optional<Path> findFile() {
            return Optional.empty();
        }
    }

    /// It is being made while it is read, from its beginning on.
    non-sealed interface Growing extends MadeMedia {

        /// Waits until there are more bytes.
        ///
        /// @param buffer on the heap, with room
        /// @return how many were put into the buffer, at least one; -1 when all that was made has been read
        /// @throws IOException when it could not be made to its end: what was read is a part
        int read(ByteBuffer buffer) throws IOException;
    }
}
