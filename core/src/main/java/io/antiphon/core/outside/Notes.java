package io.antiphon.core.outside;

import io.antiphon.core.library.ItemId;
import java.util.Map;

/// Keeps what others told.
public interface Notes {

    /// By topic; what cannot be read any more is left out.
    Map<Topic, Note> find(ItemId item);

    /// In place of what was kept of its topic.
    void put(ItemId item, Note note);

    /// Keeps none.
    static Notes none() {
        return new Notes() {

            @Override
            public Map<Topic, Note> find(ItemId item) {
                return Map.of();
            }

            @Override
            public void put(ItemId item, Note note) {
                // Nobody asks for it.
            }
        };
    }
}
