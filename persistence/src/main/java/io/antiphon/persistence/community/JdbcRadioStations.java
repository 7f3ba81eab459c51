package io.antiphon.persistence.community;

import io.antiphon.core.LibraryException;
import io.antiphon.core.radio.RadioStation;
import io.antiphon.core.radio.RadioStations;
import io.antiphon.core.radio.StationId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Radio stations in the table `radio_station`.
public final class JdbcRadioStations implements RadioStations {

    private static final String COLUMNS = "SELECT id, name, stream, home_page FROM radio_station ";

    private final Sql sql;

    public JdbcRadioStations(Database database) {
        this.sql = database.sql();
    }

    @Override
    public List<RadioStation> listStations() {
        return sql.list(COLUMNS + "ORDER BY LOWER(name), id", JdbcRadioStations::station);
    }

    @Override
    public Optional<RadioStation> findStation(StationId id) {
        return sql.find(COLUMNS + "WHERE id = ?", JdbcRadioStations::station, id.value());
    }

    @Override
    public void create(RadioStation station) {
        sql.change("INSERT INTO radio_station (id, name, stream, home_page) VALUES (?, ?, ?, ?)", station.id().value(),
                station.name(), station.stream().toString(), text(station.homePage()));
    }

    @Override
    public void update(RadioStation station) {
        long changed = sql.change("UPDATE radio_station SET name = ?, stream = ?, home_page = ? WHERE id = ?",
                station.name(), station.stream().toString(), text(station.homePage()), station.id().value());
        requireFound(changed, station.id());
    }

    @Override
    public void delete(StationId id) {
        requireFound(sql.change("DELETE FROM radio_station WHERE id = ?", id.value()), id);
    }

    private static void requireFound(long changed, StationId id) {
        if (changed == 0) {
            throw new LibraryException.NotFound("Internet radio station", id.value());
        }
    }

    private static RadioStation station(Row row) {
        String homePage = row.textOrNull(4);
        return new RadioStation(new StationId(row.text(1)), row.text(2), URI.create(row.text(3)),
                homePage == null ? null : URI.create(homePage));
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }
}
