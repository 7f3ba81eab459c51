package io.antiphon.core.provider;

import java.util.Optional;

/// Somebody who knows about music. What a provider can be asked is what it implements of this package's capabilities.
///
/// Implementations are safe for use by many threads, answer every failure as [Lookup.Failed] instead of throwing, and keep to the
/// limits that their service sets by themselves. An interrupt ends a question at once, as a failure; the thread stays interrupted.
public interface Provider {

    /// Stable and short, in lower case with `-`, as configuration and provenance write it: `musicbrainz`, `lyrics-ovh`.
    String name();

    /// As people know it: `MusicBrainz`.
    String title();

    /// What is missing before it may be asked, for people: a key, somebody's consent. Empty when nothing is.
    Optional<String> missing();

    /// How it does.
    default ProviderHealth health() {
        return ProviderHealth.UNKNOWN;
    }

    /// This provider as one of the capabilities, if it is one and may be asked.
    default <C> Optional<C> as(Class<C> capability) {
        return missing().isEmpty() && capability.isInstance(this)
                ? Optional.of(capability.cast(this))
                : Optional.empty();
    }
}
