package io.antiphon.nativeapi.admin;

import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ProviderHealth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A provider as those see it who look after the server.
///
/// @param state `off` until it has what it needs, `paused` while it is not asked because it failed, else `ready`
/// @param missing what it needs
/// @param asked questions that went out since the start
/// @param kept questions that were answered by what was kept
/// @param failed questions that went out and failed
/// @param lastFailure without address or key
/// @param lastFailureAt ISO 8601, UTC
/// @param pausedUntil ISO 8601, UTC
record ProviderState(String name, String title, String state, @Nullable String missing, long asked, long kept,
        long failed, @Nullable String lastFailure, @Nullable String lastFailureAt, @Nullable String pausedUntil) {

    static ProviderState of(Provider provider) {
        ProviderHealth health = provider.health();
        String missing = provider.missing().orElse(null);
        String ready = health.pausedUntil() == null ? "ready" : "paused";
        return new ProviderState(provider.name(), provider.title(), missing == null ? ready : "off", missing,
                health.asked(), health.kept(), health.failed(), health.lastFailure(),
                written(health.lastFailureAt()), written(health.pausedUntil()));
    }

    private static @Nullable String written(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
