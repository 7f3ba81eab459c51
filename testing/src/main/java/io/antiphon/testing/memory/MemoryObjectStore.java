package io.antiphon.testing.memory;

import io.antiphon.core.streaming.cache.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps bytes in memory, as far from the local disk as a bucket elsewhere.
public final class MemoryObjectStore implements ObjectStore {
    private final Map<String, Kept> things = new ConcurrentHashMap<>();

    private record Kept(byte[] bytes, Instant lastUsed) {}

    @Override
    public void put(String name, Path finished) throws IOException {
        things.put(name, new Kept(Files.readAllBytes(finished), Files.getLastModifiedTime(finished).toInstant()));
        Files.delete(finished);
    }

    @Override
    public Optional<StoredObject> find(String name) {
        return Optional.ofNullable(things.get(name))
                .map(kept -> new StoredObject(name, kept.bytes.length, kept.lastUsed));
    }

    @Override
    public ReadableByteChannel getRange(String name, long first, long count) throws IOException {
        Kept kept = things.get(name);
        if (kept == null) {
            throw new NoSuchFileException(name);
        }
        return Channels.newChannel(
                new ByteArrayInputStream(kept.bytes, Math.toIntExact(first), Math.toIntExact(count)));
    }

    @Override
    public void touch(String name, Instant when) {
        things.computeIfPresent(name, (_, kept) -> new Kept(kept.bytes, when));
    }

    @Override
    public void delete(String name) {
        things.remove(name);
    }

    @Override
    public List<StoredObject> list() {
        return things.keySet().stream().flatMap(name -> find(name).stream()).toList();
    }
}
