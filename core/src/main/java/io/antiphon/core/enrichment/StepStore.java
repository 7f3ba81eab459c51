package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Layered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps steps, and knows what rows hold. Whatever changes steps of a thing also notes that its row is to show something else.
public interface StepStore {

    /// A thing in the library, missing ones included.
    Optional<ItemFields> findItem(Layered kind, String id);

    /// In the order in which they were made.
    List<Step> list(Layered kind, String item);

    Optional<Step> find(String id);

    /// All or none.
    void add(List<Step> steps);

    /// @return whether it was one that was not taken back yet
    boolean revert(String step, Instant at, @Nullable String by);

    /// Whether the row of a thing is still to show what its steps say.
    boolean isStale(Layered kind, String item);
}
