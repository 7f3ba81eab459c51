package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.source.Place;
import io.antiphon.core.playlist.source.TrackPlaces;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.FormerPlaces;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The places of tracks, for playlist files.
public final class JdbcTrackPlaces implements TrackPlaces {

    static final String AT_PATHS = "SELECT path, id FROM track WHERE music_folder = ? AND path = ANY(?) AND sight = ANY(?)";
    static final String LEFT = "SELECT f.digest, t.id FROM former_place f JOIN track t ON t.id = f.track "
            + "WHERE f.music_folder = ? AND f.digest = ANY(?) AND t.sight = ANY(?)";
    private static final int CHUNK = 1_000;

    private final Reads reads;
    private final boolean drafts;

    /// @param drafts whether tracks of drafts are known, too: in lists, who may not see them does not
    public JdbcTrackPlaces(Database database, boolean drafts) {
        this.reads = new Reads(database.dataSource());
        this.drafts = drafts;
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

    private void find(Connection connection, int musicFolder, List<String> paths, Map<Place, TrackId> found)
            throws SQLException {
        for (int from = 0; from < paths.size(); from += CHUNK) {
            String[] chunk = paths.subList(from, Math.min(paths.size(), from + CHUNK)).toArray(String[]::new);
            Reads.each(connection, AT_PATHS,
                    row -> found.put(new Place(musicFolder, row.getString(1)), new TrackId(row.getString(2))),
                    musicFolder, chunk, sights(List.of(musicFolder)));
        }
    }

    private int[] sights(Collection<Integer> musicFolders) {
        return musicFolders.stream()
                .flatMapToInt(folder -> drafts ? IntStream.of(folder, Viewer.draftsOf(folder)) : IntStream.of(folder))
                .toArray();
    }

    @Override
    public Map<Place, TrackId> findFormer(Collection<Place> places, Collection<Integer> musicFolders) {
        Map<Integer, Map<String, Place>> digests = new HashMap<>();
        places.forEach(place -> digests.computeIfAbsent(place.musicFolder(), folder -> new HashMap<>())
                .put(FormerPlaces.digest(place.path()), place));
        int[] sights = sights(musicFolders);
        Map<Place, TrackId> found = new HashMap<>();
        return reads.call(connection -> {
            for (Map.Entry<Integer, Map<String, Place>> folder : digests.entrySet()) {
                findFormer(connection, folder.getKey(), folder.getValue(), sights, found);
            }
            return found;
        });
    }

    private static void findFormer(Connection connection, int musicFolder, Map<String, Place> places,
            int[] sights, Map<Place, TrackId> found) throws SQLException {
        List<String> digests = List.copyOf(places.keySet());
        for (int from = 0; from < digests.size(); from += CHUNK) {
            String[] chunk = digests.subList(from, Math.min(digests.size(), from + CHUNK)).toArray(String[]::new);
            Reads.each(connection, LEFT, row -> {
                Place place = places.get(row.getString(1));
                if (place != null) {
                    found.put(place, new TrackId(row.getString(2)));
                }
            }, musicFolder, chunk, sights);
        }
    }

    @Override
    public void forEach(Taker taker) {
        reads.call(connection -> {
            Reads.each(connection, "SELECT music_folder, path, id, sight FROM track WHERE missing = FALSE", row -> {
                if (drafts || row.getInt(4) > 0) {
                    taker.take(row.getInt(1), row.getString(2), new TrackId(row.getString(3)));
                }
            });
            return true;
        });
    }
}
