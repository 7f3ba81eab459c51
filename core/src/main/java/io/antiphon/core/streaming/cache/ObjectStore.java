package io.antiphon.core.streaming.cache;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where finished things are kept: a directory, or a bucket of an object store. Safe for concurrent use. A thing never changes after
/// it was put; names are of `[a-z0-9-]{8,80}`.
public interface ObjectStore {

    /// What is kept under a name.
    ///
    /// @param size bytes
    /// @param lastUsed when it was put or last [touched][#touch]; as exact as the store remembers it
    record StoredObject(String name, long size, Instant lastUsed) {}

    /// Takes over a finished local file, which is gone afterwards; under its name there is all of it or nothing.
    ///
    /// @throws IOException when it cannot be kept; the file is left as it is then
    void put(String name, Path finished) throws IOException;

    Optional<StoredObject> find(String name) throws IOException;

    /// A part of it. Deleting it meanwhile may break the reading, but never ends it early as if that were all.
    ///
    /// @param first 0 for the first byte
    /// @param count bytes, within its size
    /// @throws java.nio.file.NoSuchFileException when nothing is kept under the name
    ReadableByteChannel getRange(String name, long first, long count) throws IOException;

    /// The thing as a file of this machine, for tools that read files; absent where there is none. Nobody may write to it, and it may be
    /// deleted at any time.
    default Optional<Path> findFile(String name) {
        return Optional.empty();
    }

    /// Remembers that it was used; a store that cannot remember does nothing.
    void touch(String name, Instant when);

    /// Nothing happens when it is not there.
    void delete(String name) throws IOException;

    /// Everything, in no order.
    List<StoredObject> list() throws IOException;
}
