package io.antiphon.subsonic.parameter;

import io.antiphon.core.radio.StationId;
import org.jspecify.annotations.Nullable;

/// What the chapter on internet radio takes.
public interface RadioParameters {

    /// `createInternetRadioStation`.
    record CreateStation(String streamUrl, String name, @Nullable String homepageUrl) {}

    /// `updateInternetRadioStation`.
    record UpdateStation(StationId id, String streamUrl, String name, @Nullable String homepageUrl) {}

    /// `deleteInternetRadioStation`.
    record StationById(StationId id) {}
}
