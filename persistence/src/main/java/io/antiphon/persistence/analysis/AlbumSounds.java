package io.antiphon.persistence.analysis;

import io.antiphon.core.analysis.AlbumSound;
import io.antiphon.core.analysis.Loudness;
import io.antiphon.core.analysis.LoudnessHistogram;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.change.CatalogueChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// From the analyses of an album's tracks to what its rows show, on one connection.
///
/// An album's digest is a sum over its tracks with a result, of something that follows from the track and from when it was
/// analysed. It changes when a track joins or leaves, or is analysed anew; 0 is that of an album without results.
final class AlbumSounds {

    private static final String RESULTS = """
            LEFT JOIN sound_analysis a ON a.track = t.id AND a.signature = t.signature AND a.error IS NULL
            WHERE t.missing = FALSE AND t.video = FALSE
            """;
    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;

    AlbumSounds(Connection connection) {
        this.connection = connection;
    }

    /// Collects what belongs to one album.
    private static final class Gathering {

        private final List<AlbumSound.Member> members = new ArrayList<>();
        private long digest;
    }

    List<Integer> listStale() throws SQLException {
        Map<Integer, Long> digests = new TreeMap<>();
        each("SELECT t.album, t.row_no, a.analysed_at FROM track t " + RESULTS + " AND a.track IS NOT NULL",
                row -> digests.merge(row.getInt(1), part(row.getInt(2), row.getLong(3)), Long::sum));
        List<Integer> stale = new ArrayList<>();
        each("SELECT row_no, sound_digest FROM album WHERE missing = FALSE", row -> {
            if (row.getLong(2) != digests.getOrDefault(row.getInt(1), 0L)) {
                stale.add(row.getInt(1));
            }
        });
        return stale;
    }

    List<AlbumSound> read(Collection<Integer> albums) throws SQLException {
        Map<Integer, Gathering> gathered = new LinkedHashMap<>();
        albums.forEach(album -> gathered.put(album, new Gathering()));
        each("SELECT t.album, t.row_no, a.analysed_at, a.histogram, a.true_peak, a.tempo FROM track t " + RESULTS
                + " AND t.album = ANY(?) ORDER BY t.row_no", row -> {
                    Gathering album = gathered.get(row.getInt(1));
                    if (album != null) {
                        gather(row, album);
                    }
                }, albums.toArray());
        return gathered.entrySet()
                .stream()
                .map(album -> new AlbumSound(album.getKey(), album.getValue().digest, album.getValue().members))
                .toList();
    }

    private static void gather(ResultSet row, Gathering album) throws SQLException {
        byte[] histogram = row.getBytes(4);
        double peak = row.getDouble(5);
        double tempo = row.getDouble(6);
        OptionalDouble knownTempo = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(tempo);
        if (histogram != null) {
            album.digest += part(row.getInt(2), row.getLong(3));
        }
        album.members.add(new AlbumSound.Member(row.getInt(2),
                histogram == null ? Optional.empty()
                        : Optional.of(Loudness.of(LoudnessHistogram.fromBytes(histogram), peak)),
                knownTempo));
    }

    void write(Collection<AlbumSound> albums) throws SQLException {
        try (PreparedStatement tracks = connection.prepareStatement("""
                UPDATE track SET track_loudness = ?, track_peak = ?, album_loudness = ?, album_peak = ?, tempo = ? WHERE row_no = ?
                """);
                PreparedStatement digests = connection.prepareStatement("""
                        UPDATE album SET sound_digest = ? WHERE row_no = ?
                        """)) {
            CatalogueChanges changes = new CatalogueChanges();
            for (AlbumSound album : albums) {
                Loudness together = album.loudness();
                for (AlbumSound.Member member : album.members()) {
                    bind(tracks, member, together);
                    tracks.addBatch();
                    changes.changed(Kinds.TRACK, member.row());
                }
                digests.setLong(1, album.digest());
                digests.setInt(2, album.album());
                digests.addBatch();
            }
            tracks.executeBatch();
            digests.executeBatch();
            changes.write(connection, System.currentTimeMillis());
        }
    }

    private static void bind(PreparedStatement statement, AlbumSound.Member member, Loudness album)
            throws SQLException {
        Loudness own = member.loudness().orElse(null);
        set(statement, 1, own == null ? OptionalDouble.empty() : own.integrated());
        set(statement, 2, own == null ? OptionalDouble.empty() : OptionalDouble.of(own.truePeak()));
        set(statement, 3, own == null ? OptionalDouble.empty() : album.integrated());
        set(statement, 4, own == null ? OptionalDouble.empty() : OptionalDouble.of(album.truePeak()));
        set(statement, 5, member.tempo());
        statement.setInt(6, member.row());
    }

    private static void set(PreparedStatement statement, int place, OptionalDouble value) throws SQLException {
        if (value.isPresent()) {
            statement.setDouble(place, value.getAsDouble());
        } else {
            statement.setNull(place, Types.DOUBLE);
        }
    }

    /// SplitMix64's last step, so that sums of different tracks hardly ever meet.
    private static long part(int track, long analysedAt) {
        long mixed = analysedAt * 0x9E3779B97F4A7C15L + track;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private interface RowAction {

        void accept(ResultSet row) throws SQLException;
    }

    private void each(String query, RowAction action, @Nullable Object... numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(FETCH_SIZE);
            if (numbers.length > 0) {
                statement.setArray(1, connection.createArrayOf("INTEGER", numbers));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.accept(rows);
                }
            }
        }
    }

    /// Work that may fail.
    interface Work<T> {

        T with(AlbumSounds sounds) throws SQLException;
    }

    static <T> T on(Connection connection, Work<T> work) {
        try (connection) {
            return work.with(new AlbumSounds(connection));
        } catch (SQLException e) {
            throw new SqlFailure("what albums sound like", e);
        }
    }
}
