package io.antiphon.core.streaming.cache;

import io.antiphon.core.Sha256;
import io.antiphon.core.streaming.cache.ObjectStore.StoredObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Keeps what was made, the least recently used going first when it grows beyond a bound. What is asked for by several at once is made
/// once: later readers read what is there and follow. Work ends with its last reader; what fails leaves nothing and breaks the
/// reading instead of ending it. A directory that cannot be written to costs the keeping, not the media.
public final class MediaCache implements AutoCloseable {

    private static final Logger LOG = System.getLogger(MediaCache.class.getName());
    private static final int KEY_BYTES = 16;
    private static final String UNFINISHED = ".part";
    private static final Duration PATIENCE_WHEN_CLOSING = Duration.ofSeconds(2);
    private static final Duration PATIENCE_WITH_THE_STORE = Duration.ofSeconds(30);
    /// Room that is left to others on the disk.
    private static final long SPARE_BYTES = 64L << 20;

    private final ObjectStore store;
    private final Path workshop;
    private final long maxBytes;
    private final Clock clock;
    private final KeptNames kept;
    private final Map<String, SharedMaking> makings = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private boolean prepared;

    /// @param workshop a local directory of the cache's own, made when missing, for what is being made
    /// @param maxBytes what finished things may take together; 0 keeps and shares nothing
    public MediaCache(ObjectStore store, Path workshop, long maxBytes, Clock clock) {
        this.store = store;
        this.workshop = workshop;
        this.maxBytes = maxBytes;
        this.clock = clock;
        this.kept = new KeptNames(maxBytes);
    }

    /// Cleans up what was left unfinished and learns what is kept; the first reader waits for it. Does nothing a second time.
    public synchronized void prepare() {
        if (prepared) {
            return;
        }
        prepared = true;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(workshop, "*" + UNFINISHED)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        } catch (NoSuchFileException _) {
            // Nothing was made yet.
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Unfinished media in {0} could not be deleted: {1}", workshop, e);
        }
        try {
            delete(kept.takeOver(store.list()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Kept media could not be listed: {0}", e.toString());
        }
    }

    /// What is kept under a key, else what `maker` makes of it now.
    ///
    /// @param key everything that the bytes depend on, the state of their source included
    /// @throws IOException when it cannot be made
    public MadeMedia open(String key, MediaMaker maker) throws IOException {
        return openDigest(digest(key), maker);
    }

    /// The same for what is a part of something larger: parts together get a quarter of the room, whatever is asked for.
    public MadeMedia openPart(String key, MediaMaker maker) throws IOException {
        return openDigest(KeptNames.ofPart(digest(key)), maker);
    }

    private MadeMedia openDigest(String digest, MediaMaker maker) throws IOException {
        prepare();
        while (true) {
            Optional<MadeMedia> complete = findKept(digest);
            if (complete.isPresent()) {
                return complete.get();
            }
            SharedMaking making = joined(digest, maker);
            if (making == null) {
                return new StreamedMedia(maker.makeStream());
            }
            try {
                return making.open();
            } catch (NoSuchFileException _) {
                awaitPutAway(making);
            } catch (IOException | RuntimeException e) {
                making.leave();
                throw e;
            }
        }
    }

    /// To make it once more meanwhile would have two of the same.
    private static void awaitPutAway(SharedMaking making) throws IOException {
        try {
            if (!making.awaitSettled(PATIENCE_WITH_THE_STORE)) {
                throw new IOException("What was made is not put away after " + PATIENCE_WITH_THE_STORE);
            }
        } finally {
            making.leave();
        }
    }

    /// What is kept under a key.
    public Optional<MadeMedia> findComplete(String key) {
        prepare();
        return findKept(digest(key));
    }

    /// What is kept under the key of a part.
    public Optional<MadeMedia> findCompletePart(String key) {
        prepare();
        return findKept(KeptNames.ofPart(digest(key)));
    }

    /// How many things are being made now.
    public int makingCount() {
        return makings.size();
    }

    /// What finished things take together.
    public long totalBytes() {
        return kept.totalBytes();
    }

    /// Ends all work; its readers are cut off.
    @Override
    public void close() {
        List<SharedMaking> running = List.copyOf(makings.values());
        running.forEach(SharedMaking::end);
        for (SharedMaking making : running) {
            try {
                if (!making.awaitSettled(PATIENCE_WHEN_CLOSING)) {
                    LOG.log(Level.WARNING, "{0} is left for the next start to clean up", making.file());
                }
            } catch (IOException _) {
                return;
            }
        }
    }

    private Optional<MadeMedia> findKept(String digest) {
        StoredObject found = kept.use(digest).orElse(null);
        if (found == null) {
            return Optional.empty();
        }
        try {
            if (store.find(found.name()).filter(now -> now.size() == found.size()).isPresent()) {
                store.touch(found.name(), clock.instant());
                return Optional.of(new StoredMedia(store, found.name(), found.size()));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Kept media cannot be reached: {0}", e.toString());
        }
        kept.forget(found);
        return Optional.empty();
    }

    /// The work that makes it, begun now if need be, with one more reader; absent when there is no room for it.
    private @Nullable SharedMaking joined(String digest, MediaMaker maker) {
        while (true) {
            SharedMaking running = makings.get(digest);
            if (running != null && running.join()) {
                return running;
            }
            if (running != null) {
                makings.remove(digest, running);
            }
            Path file = newFile(digest);
            if (file == null) {
                return null;
            }
            SharedMaking fresh = new SharedMaking(file);
            if (fresh.join() && makings.putIfAbsent(digest, fresh) == null) {
                start(digest, fresh, maker);
                return fresh;
            }
            fresh.leave();
            fresh.settled();
        }
    }

    private @Nullable Path newFile(String digest) {
        if (maxBytes == 0) {
            return null;
        }
        try {
            Files.createDirectories(workshop);
            return Files.getFileStore(workshop).getUsableSpace() < SPARE_BYTES ? null
                    : Files.createFile(workshop.resolve(digest + "-" + count.incrementAndGet() + UNFINISHED));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Media cannot be kept in {0}: {1}", workshop, e);
            return null;
        }
    }

    private void start(String digest, SharedMaking making, MediaMaker maker) {
        Making work;
        try {
            work = maker.makeFile(making.file());
        } catch (IOException | RuntimeException e) {
            makings.remove(digest, making);
            making.failed(e);
            return;
        }
        making.started(work);
        var _ = Thread.ofVirtual().name("media-making").start(() -> attend(digest, making, work));
    }

    private void attend(String digest, SharedMaking making, Making work) {
        Exception failure = null;
        try (work) {
            work.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = e;
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        if (failure != null) {
            making.failed(failure);
        } else if (making.completed()) {
            keep(digest, making.file());
            making.settled();
        } else {
            making.failed(new IOException("nobody waited for it"));
        }
        makings.remove(digest, making);
    }

    /// What cannot be kept is still read to its end by those who have begun.
    private void keep(String digest, Path finished) {
        try {
            long size = Files.size(finished);
            Instant now = clock.instant();
            String name = "%s-%x-%x".formatted(digest, now.toEpochMilli(), count.incrementAndGet());
            if (size <= kept.roomFor(digest)) {
                store.put(name, finished);
                store.touch(name, now);
                delete(kept.add(new StoredObject(name, size, now)));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Finished media could not be kept: {0}", e.toString());
        }
    }

    private void delete(List<String> names) {
        for (String name : names) {
            try {
                store.delete(name);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Kept media {0} could not be deleted: {1}", name, e);
            }
        }
    }

    private static String digest(String key) {
        return Sha256.hex(key.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    }
}
