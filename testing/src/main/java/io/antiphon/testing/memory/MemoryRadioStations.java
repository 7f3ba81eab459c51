package io.antiphon.testing.memory;

import io.antiphon.core.LibraryException;
import io.antiphon.core.radio.RadioStation;
import io.antiphon.core.radio.RadioStations;
import io.antiphon.core.radio.StationId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Radio stations in a map.
public final class MemoryRadioStations implements RadioStations {

    private final Map<StationId, RadioStation> stored = new ConcurrentHashMap<>();

    @Override
    public List<RadioStation> listStations() {
        return stored.values()
                .stream()
                .sorted(Comparator.comparing(RadioStation::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public Optional<RadioStation> findStation(StationId id) {
        return Optional.ofNullable(stored.get(id));
    }

    @Override
    public void create(RadioStation station) {
        stored.put(station.id(), station);
    }

    @Override
    public void update(RadioStation station) {
        if (stored.replace(station.id(), station) == null) {
            throw notFound(station.id());
        }
    }

    @Override
    public void delete(StationId id) {
        if (stored.remove(id) == null) {
            throw notFound(id);
        }
    }

    private static LibraryException notFound(StationId id) {
        return new LibraryException.NotFound("Internet radio station", id.value());
    }
}
