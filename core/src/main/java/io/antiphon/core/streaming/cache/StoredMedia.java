package io.antiphon.core.streaming.cache;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Optional;

/// Something kept in a store.
record StoredMedia(ObjectStore store, String etag, long size) implements MadeMedia.Complete {

    @Override
    public ReadableByteChannel read(long first, long count) throws IOException {
        return store.getRange(etag, first, count);
    }

    @Override
    public Optional<Path> findFile() {
        return store.findFile(etag);
    }

    @Override
    public void close() {
        // What was read is closed by who asked for it.
    }
}
