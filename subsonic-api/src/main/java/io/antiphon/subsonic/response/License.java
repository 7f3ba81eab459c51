package io.antiphon.subsonic.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Free servers are always licensed.
public record License(boolean valid, @Nullable String email, @Nullable Instant licenseExpires,
        @Nullable Instant trialExpires) {}
