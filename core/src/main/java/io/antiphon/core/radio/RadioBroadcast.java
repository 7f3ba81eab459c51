package io.antiphon.core.radio;

import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a station sends.
///
/// @param name what the station calls itself
/// @param bitRate kbit/s; 0 when it does not say
/// @param titled whether it says between the sound what plays
/// @param sound the sound alone, as it comes in; reading it is what brings titles
/// @param title the last one that was read; null while none was, empty when the station says that there is none
public record RadioBroadcast(String contentType, @Nullable String name, int bitRate, boolean titled, InputStream sound,
        Supplier<@Nullable String> title) {}
