package io.antiphon.core.radio;

import java.util.List;
import java.util.Optional;

/// Keeps radio stations. Who may change them is decided by [RadioService].
public interface RadioStations {

    /// By name without case.
    List<RadioStation> listStations();

    Optional<RadioStation> findStation(StationId id);

    void create(RadioStation station);

    /// @throws io.antiphon.core.LibraryException.NotFound when there is no such station
    void update(RadioStation station);

    /// @throws io.antiphon.core.LibraryException.NotFound when there is no such station
    void delete(StationId id);
}
