package io.antiphon.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.radio.RadioStation;
import io.antiphon.core.radio.RadioStations;
import io.antiphon.core.radio.StationId;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [RadioStations] must do.
public abstract class RadioStationsContract {

    private RadioStations stations;

    /// Without any station.
    protected abstract RadioStations stations();

    @BeforeEach
    void open() {
        stations = stations();
    }

    @Test
    void stationsAreListedByNameWithoutCase() {
        stations.create(station("2", "beta", null));
        stations.create(station("1", "Gamma", null));
        stations.create(station("3", "Alpha", "https://alpha.example/?a=b#c"));

        assertThat(stations.listStations()).extracting(RadioStation::name).containsExactly("Alpha", "beta", "Gamma");
        assertThat(stations.findStation(new StationId("3")))
                .contains(station("3", "Alpha", "https://alpha.example/?a=b#c"));
    }

    @Test
    void everythingOfAStationIsReplaced() {
        stations.create(station("1", "One", "https://one.example/"));
        RadioStation after = new RadioStation(new StationId("1"), "Eins", URI.create("http://eins.example:8000/live"),
                null);
        stations.update(after);

        assertThat(stations.listStations()).containsExactly(after);
    }

    @Test
    void aDeletedStationIsGone() {
        stations.create(station("1", "One", null));
        stations.delete(new StationId("1"));

        assertThat(stations.listStations()).isEmpty();
        assertThat(stations.findStation(new StationId("1"))).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        assertThatThrownBy(() -> stations.update(station("9", "x", null)))
                .isInstanceOf(LibraryException.NotFound.class);
        assertThatThrownBy(() -> stations.delete(new StationId("9"))).isInstanceOf(LibraryException.NotFound.class)
                .hasMessageContaining("9");
    }

    private static RadioStation station(String id, String name, @Nullable String homePage) {
        return new RadioStation(new StationId(id), name, URI.create("https://stream.example/" + id),
                homePage == null ? null : URI.create(homePage));
    }
}
