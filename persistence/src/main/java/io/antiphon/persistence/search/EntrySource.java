package io.antiphon.persistence.search;

import io.antiphon.core.search.SearchIndexWriter.Entry;
import java.util.function.Consumer;

/// All there is to find, for making the index anew.
public interface EntrySource {

    long count();

    void forEach(Consumer<Entry> taker);
}
