package io.antiphon.enrichment.provider;

import io.antiphon.core.provider.ProviderHealth;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts what became of a service's questions.
final class Tally {

    private long asked;
    private long kept;
    private long failed;
    private @Nullable String lastFailure;
    private @Nullable Instant lastFailureAt;

    synchronized void asked() {
        asked++;
    }

    synchronized void kept() {
        kept++;
    }

    synchronized void failed(String reason, Instant now) {
        failed++;
        lastFailure = reason;
        lastFailureAt = now;
    }

    synchronized ProviderHealth health(@Nullable Instant pausedUntil) {
        return new ProviderHealth(asked, kept, failed, lastFailure, lastFailureAt, pausedUntil);
    }
}
