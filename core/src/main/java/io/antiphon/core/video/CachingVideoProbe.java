package io.antiphon.core.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers what was found in files as long as they stay the same, those asked for last.
public final class CachingVideoProbe implements VideoProbe {
    private final VideoProbe probe;
    private final Map<Key, Found> known;

    private record Key(Path file, long size, long modified) {}

    private record Found(Optional<VideoFacts> facts) {}

    /// @param capacity how many files are remembered
    public CachingVideoProbe(VideoProbe probe, int capacity) {
        this.probe = probe;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Found> eldest) {
                return size() > capacity;
            }
        };
    }

    @Override
    public Optional<VideoFacts> probe(Path file) {
        Key key = key(file);
        if (key == null) {
            return Optional.empty();
        }
        Found before = remembered(key);
        if (before != null) {
            return before.facts();
        }
        Optional<VideoFacts> facts = probe.probe(file);
        synchronized (known) {
            known.put(key, new Found(facts));
        }
        return facts;
    }

    /// What is remembered of a file, without looking into it.
    public Optional<VideoFacts> findKnown(Path file) {
        Key key = key(file);
        Found before = key == null ? null : remembered(key);
        return before == null ? Optional.empty() : before.facts();
    }

    private @Nullable Found remembered(Key key) {
        synchronized (known) {
            return known.get(key);
        }
    }

    private static @Nullable Key key(Path file) {
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            return facts.isRegularFile() ? new Key(file, facts.size(), facts.lastModifiedTime().toMillis()) : null;
        } catch (IOException _) {
            return null;
        }
    }
}
