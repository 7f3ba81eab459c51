package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.source.Place;
import io.antiphon.core.playlist.source.TrackPlaces;
import io.antiphon.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The places of tracks, for playlist files: those of drafts are known once they are released.
public final class JdbcTrackPlaces implements TrackPlaces {

    static final String AT_PATHS = "SELECT path, id FROM track WHERE music_folder = ? AND path = ANY(?) AND sight > 0";
    private static final int CHUNK = 1_000;

    private final Reads reads;

    public JdbcTrackPlaces(Database database) {
        this.reads = new Reads(database.dataSource());
    }

    @Override
    public Map<Place, TrackId> findAt(Collection<Place> places) {
        Map<Integer, List<String>> paths = places.stream()
                .filter(place -> place.path().indexOf('\0') < 0)
                .collect(Collectors.groupingBy(Place::musicFolder,
                        Collectors.mapping(Place::path, Collectors.toList())));
        Map<Place, TrackId> found = new HashMap<>();
        return reads.call(connection -> {
            for (Map.Entry<Integer, List<String>> folder : paths.entrySet()) {
                find(connection, folder.getKey(), folder.getValue(), found);
            }
            return found;
        });
    }

    private static void find(Connection connection, int musicFolder, List<String> paths, Map<Place, TrackId> found)
            throws SQLException {
        for (int from = 0; from < paths.size(); from += CHUNK) {
            String[] chunk = paths.subList(from, Math.min(paths.size(), from + CHUNK)).toArray(String[]::new);
            Reads.each(connection, AT_PATHS,
                    row -> found.put(new Place(musicFolder, row.getString(1)), new TrackId(row.getString(2))),
                    musicFolder, chunk);
        }
    }

    @Override
    public void forEach(Taker taker) {
        reads.call(connection -> {
            Reads.each(connection, "SELECT music_folder, path, id FROM track WHERE missing = FALSE AND sight > 0",
                    row -> taker.take(row.getInt(1), row.getString(2), new TrackId(row.getString(3))));
            return true;
        });
    }
}
