package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;
import java.time.Instant;

/// Free servers are always licensed.
public record License(boolean valid, @Nullable String email, @Nullable Instant licenseExpires, @Nullable Instant trialExpires) {
}
