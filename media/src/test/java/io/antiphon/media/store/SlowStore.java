package io.antiphon.media.store;

import io.antiphon.core.streaming.cache.ObjectStore;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Takes what is put at once, and says that it has when it is told to.
record SlowStore(DirectoryObjectStore store, CountDownLatch taken, CountDownLatch gate)
        implements ObjectStore {

    SlowStore(Path directory, CountDownLatch taken, CountDownLatch gate) {
        this(new DirectoryObjectStore(directory), taken, gate);
    }

    @Override
    public void put(String name, Path finished) throws IOException {
        store.put(name, finished);
        taken.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public Optional<StoredObject> find(String name) throws IOException {
        return store.find(name);
    }

    @Override
    public ReadableByteChannel getRange(String name, long first, long count) throws IOException {
        return store.getRange(name, first, count);
    }

    @Override
    public void touch(String name, Instant when) {
        store.touch(name, when);
    }

    @Override
    public void delete(String name) throws IOException {
        store.delete(name);
    }

    @Override
    public List<StoredObject> list() throws IOException {
        return store.list();
    }
}
