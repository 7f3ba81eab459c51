package io.antiphon.core.library.missing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which missing tracks are meant.
///
/// @param musicFolder the only one to look at; absent for all
/// @param before only what is missing since before this moment; absent for all
public record MissingSelection(@Nullable Integer musicFolder, @Nullable Instant before) {

    public static final MissingSelection ALL = new MissingSelection(null, null);
}
