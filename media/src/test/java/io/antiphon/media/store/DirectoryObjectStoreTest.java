package io.antiphon.media.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.streaming.cache.ObjectStore;
import io.antiphon.testing.ObjectStoreContract;
import org.junit.jupiter.api.Test;

class DirectoryObjectStoreTest extends ObjectStoreContract {

    @Override
    protected ObjectStore newStore() {
        return new DirectoryObjectStore(directory.resolve("store"));
    }

    @Test
    void aNameCannotLeadElsewhere() {
        assertThatThrownBy(() -> newStore().find("../../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }
}
