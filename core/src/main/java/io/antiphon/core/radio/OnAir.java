package io.antiphon.core.radio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a station played when it was last listened to.
///
/// @param title as the station writes it, mostly `artist - title`; absent when it says none
/// @param stationName what the station calls itself
/// @param problem why it could not be heard, for people
public record OnAir(StationId station, @Nullable String title, @Nullable String stationName, @Nullable String problem,
        Instant heardAt) {}
