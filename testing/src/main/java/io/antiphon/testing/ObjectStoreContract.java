package io.antiphon.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.streaming.cache.ObjectStore;
import io.antiphon.core.streaming.cache.ObjectStore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every [ObjectStore] does.
public abstract class ObjectStoreContract {
    private static final String NAME = "0123456789abcdef-1";

    @TempDir
    protected Path directory;

    private ObjectStore store;

    /// An empty one.
    protected abstract ObjectStore newStore();

    @BeforeEach
    void open() {
        store = newStore();
    }

    @Test
    void whatIsPutIsFoundWithItsSizeAndTheFileIsGone() throws IOException {
        Path file = put(NAME, "0123456789");
        assertThat(file).doesNotExist();
        assertThat(store.find(NAME)).map(StoredObject::size).hasValue(10L);
        assertThat(store.list()).extracting(StoredObject::name).containsExactly(NAME);
    }

    @Test
    void anyPartOfItCanBeRead() throws IOException {
        put(NAME, "0123456789");
        assertThat(read(0, 10)).isEqualTo("0123456789");
        assertThat(read(2, 3)).isEqualTo("234");
        assertThat(read(9, 1)).isEqualTo("9");
        assertThat(read(0, 0)).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidSo() throws IOException {
        assertThat(store.find(NAME)).isEmpty();
        assertThat(store.list()).isEmpty();
        store.delete(NAME);
        store.touch(NAME, Instant.EPOCH);
        assertThatThrownBy(() -> store.getRange(NAME, 0, 1)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatIsDeletedIsGone() throws IOException {
        put(NAME, "a");
        put(NAME + "2", "b");
        store.delete(NAME);
        assertThat(store.find(NAME)).isEmpty();
        assertThat(store.list()).extracting(StoredObject::name).containsExactly(NAME + "2");
    }

    private Path put(String name, String bytes) throws IOException {
        Path file = Files.writeString(directory.resolve("finished"), bytes);
        store.put(name, file);
        return file;
    }

    private String read(long first, long count) throws IOException {
        try (InputStream part = Channels.newInputStream(store.getRange(NAME, first, count))) {
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
