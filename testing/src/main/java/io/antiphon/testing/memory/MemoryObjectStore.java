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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps bytes in memory, as far from the local disk as a bucket elsewhere.
public final class MemoryObjectStore implements ObjectStore {
    private final Map<String, byte[]> things = new ConcurrentHashMap<>();
    private final Map<String, Instant> uses = new ConcurrentHashMap<>();

    @Override
    public void put(String name, Path finished) throws IOException {
        things.put(name, Files.readAllBytes(finished));
        uses.put(name, Files.getLastModifiedTime(finished).toInstant());
        Files.delete(finished);
    }

    @Override
    public Optional<StoredObject> find(String name) {
        byte[] bytes = things.get(name);
        return bytes == null ? Optional.empty()
                : Optional.of(new StoredObject(name, bytes.length, Objects.requireNonNull(uses.get(name))));
    }

    @Override
    public ReadableByteChannel getRange(String name, long first, long count) throws IOException {
        byte[] bytes = things.get(name);
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        return Channels.newChannel(
                new ByteArrayInputStream(bytes, Math.toIntExact(first), Math.toIntExact(count)));
    }

    @Override
    public void touch(String name, Instant when) {
        uses.computeIfPresent(name, (_, _) -> when);
    }

    @Override
    public void delete(String name) {
        things.remove(name);
        uses.remove(name);
    }

    @Override
    public List<StoredObject> list() {
        return things.keySet().stream().flatMap(name -> find(name).stream()).toList();
    }
}
