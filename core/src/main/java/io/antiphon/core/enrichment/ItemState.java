package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Layered;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the look-up of one thing stands.
///
/// @param asked names of the providers that answered; they are not asked again
/// @param attempts how often asking failed
/// @param error why it failed last, for people
/// @param lookedAt when it was looked up last; absent when it never was
public record ItemState(Layered kind, String item, EnrichmentState state, List<String> asked, int attempts,
        @Nullable String error, @Nullable Instant lookedAt) {

    public ItemState {
        asked = List.copyOf(asked);
    }

    static ItemState pending(Layered kind, String item) {
        return new ItemState(kind, item, EnrichmentState.PENDING, List.of(), 0, null, null);
    }
}
