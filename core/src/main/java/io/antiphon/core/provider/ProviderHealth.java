package io.antiphon.core.provider;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a provider does, since the program started.
///
/// @param asked questions that went out
/// @param kept questions that were answered by what was kept
/// @param failed questions that went out and failed
/// @param lastFailure for people, without address or key; absent when nothing failed
/// @param pausedUntil before which it is not asked, because it failed too often or said so; absent when it may be asked now
public record ProviderHealth(long asked, long kept, long failed, @Nullable String lastFailure,
        @Nullable Instant lastFailureAt, @Nullable Instant pausedUntil) {

    /// Of a provider that counts nothing.
    public static final ProviderHealth UNKNOWN = new ProviderHealth(0, 0, 0, null, null, null);

    /// Of a provider that asks two services: the sums, the later failure, the longer pause.
    public ProviderHealth plus(ProviderHealth other) {
        boolean otherFailedLater = other.lastFailureAt != null
                && (lastFailureAt == null || other.lastFailureAt.isAfter(lastFailureAt));
        ProviderHealth latest = otherFailedLater ? other : this;
        boolean otherIsPausedLonger = other.pausedUntil != null
                && (pausedUntil == null || other.pausedUntil.isAfter(pausedUntil));
        return new ProviderHealth(asked + other.asked, kept + other.kept, failed + other.failed, latest.lastFailure,
                latest.lastFailureAt, otherIsPausedLonger ? other.pausedUntil : pausedUntil);
    }
}
