package io.antiphon.core.streaming;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a player asks for.
///
/// @param format the ending of the wanted format, `raw` for the file as it is; a preference, not an order
/// @param maxBitRate kbit/s; 0 for no limit
/// @param start where in the sound to begin
public record StreamRequest(@Nullable String format, int maxBitRate, Duration start) {
    /// The file as it is wherever the account allows it.
    public static final StreamRequest ANYTHING = new StreamRequest(null, 0, Duration.ZERO);

    /// The same with a format that counts where none is asked for.
    ///
    /// @param standard absent for none
    public StreamRequest elseIn(@Nullable String standard) {
        return format != null || standard == null ? this : new StreamRequest(standard, maxBitRate, start);
    }
}
