package io.antiphon.core.enrichment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How looking the library up stands.
///
/// @param remaining how long it will take; empty when nothing is left or nobody can say
public record EnrichmentStatus(State state, EnrichmentCounts counts, Optional<Duration> remaining,
        List<ProviderStatus> providers) {

    public EnrichmentStatus {
        providers = List.copyOf(providers);
    }

    /// What it does.
    public enum State {
        /// No provider is configured.
        OFF,
        /// Somebody stopped it.
        PAUSED,
        /// Asks.
        RUNNING,
        /// Has something to ask, but a scan or the analysis goes first, or nobody can be reached.
        WAITING,
        /// Nothing is left.
        IDLE
    }

    /// @param missing what it lacks before it may be asked; empty when nothing
    /// @param resting how long it is not asked; zero when it may be
    /// @param reason why it rests, for people
    public record ProviderStatus(String name, String title, Optional<String> missing, Duration resting,
            Optional<String> reason) {}
}
