package io.antiphon.persistence.scan;

import io.antiphon.core.library.layer.Layers;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.Presence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The artists and what they have in each music folder.
final class ArtistTable {

    static final String SELECT = "SELECT row_no, id, artist_key, name, folded_name, sort_name, sort_key, mbid, image, image_music_folder, "
            + "image_fingerprint, disambiguation, missing, layers FROM artist ";
    private static final String UPDATE = "UPDATE artist SET artist_key = ?, name = ?, folded_name = ?, sort_name = ?, sort_key = ?, mbid = ?, image = ?, "
            + "image_music_folder = ?, image_fingerprint = ?, disambiguation = ?, missing = ?, layers = ? WHERE row_no = ?";
    private static final String INSERT = "INSERT INTO artist (artist_key, name, folded_name, sort_name, sort_key, mbid, image, image_music_folder, "
            + "image_fingerprint, disambiguation, missing, layers, row_no, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DELETE_PRESENCE = "DELETE FROM artist_presence WHERE artist = ?";
    private static final String INSERT_PRESENCE = "INSERT INTO artist_presence (artist, sight, album_count, track_count, roles) VALUES (?, ?, ?, ?, ?)";

    private final Statements statements;

    ArtistTable(Statements statements) throws SQLException {
        this.statements = statements;
        // New ones first: one that is identified right after it was made is updated, too.
        for (String sql : List.of(INSERT, UPDATE, DELETE_PRESENCE, INSERT_PRESENCE)) {
            statements.declare(sql);
        }
    }

    void forEach(Consumer<ArtistRow> action) {
        statements.forEach(SELECT + "ORDER BY row_no", null, row -> action.accept(read(row)));
    }

    void insert(ArtistRow artist) throws SQLException {
        bind(statements.batch(INSERT), artist).set(artist.row()).set(artist.id()).add();
    }

    void update(ArtistRow artist) throws SQLException {
        bind(statements.batch(UPDATE), artist).set(artist.row()).add();
    }

    private static Batch bind(Batch batch, ArtistRow artist) throws SQLException {
        return batch.set(artist.key())
                .set(artist.name())
                .set(artist.foldedName())
                .set(artist.sortName())
                .set(artist.sortKey())
                .set(artist.mbid())
                .set(artist.image())
                .setInteger(artist.imageMusicFolder())
                .set(artist.imageFingerprint())
                .set(artist.disambiguation())
                .set(artist.missing())
                .set(artist.layers().isEmpty() ? null : artist.layers().encode());
    }

    /// What is counted of one artist in one music folder.
    private static final class Count {
        private int tracks;
        private int albums;
        private final Set<String> roles = new HashSet<>();
    }

    /// Asks for artists one by one: each costs a range of the primary key, where a list of them makes planners read whole tables.
    List<Presence> countPresence(Collection<Integer> artists) {
        List<Presence> presences = new ArrayList<>(artists.size());
        try (Repeated credits = statements
                .repeat("SELECT t.sight, c.roles FROM track_credit c JOIN track t ON t.row_no = c.track "
                        + "WHERE c.artist = ? AND NOT t.missing");
                Repeated albums = statements.repeat(
                        "SELECT a.sight, COUNT(*) FROM album_artist aa JOIN album a ON a.row_no = aa.album "
                                + "WHERE aa.artist = ? AND NOT a.missing GROUP BY a.sight")) {
            for (int artist : artists) {
                count(artist, credits, albums, presences);
            }
        } catch (SQLException e) {
            throw new ScanStoreException(e);
        }
        return presences;
    }

    private static void count(int artist, Repeated credits, Repeated albums, List<Presence> presences)
            throws SQLException {
        Map<Integer, Count> counts = new TreeMap<>();
        credits.forEach(artist, row -> {
            Count count = counts.computeIfAbsent(row.getInt(1), musicFolder -> new Count());
            count.tracks++;
            count.roles.addAll(List.of(row.getString(2).substring(1).split(",")));
        });
        albums.forEach(artist,
                row -> counts.computeIfAbsent(row.getInt(1), musicFolder -> new Count()).albums = row.getInt(2));
        counts.forEach((musicFolder, count) -> {
            if (count.tracks > 0) {
                presences.add(new Presence(artist, musicFolder, count.albums, count.tracks, count.roles));
            }
        });
    }

    /// As stored.
    List<Presence> listPresence(Collection<Integer> artists) {
        return statements.listIn(
                "SELECT artist, sight, album_count, track_count, roles FROM artist_presence WHERE artist IN (%s)",
                artists, row -> new Presence(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4),
                        Set.of(row.getString(5).split(","))));
    }

    /// @param stored artists of whom something may be stored
    void replacePresence(Collection<Integer> stored, Collection<Presence> presences) throws SQLException {
        for (int artist : stored) {
            statements.batch(DELETE_PRESENCE).set(artist).add();
        }
        for (Presence presence : presences) {
            statements.batch(INSERT_PRESENCE)
                    .set(presence.artist())
                    .set(presence.musicFolder())
                    .set(presence.albumCount())
                    .set(presence.trackCount())
                    .set(String.join(",", presence.roles().stream().sorted().toList()))
                    .add();
        }
    }

    static ArtistRow read(ResultSet row) throws SQLException {
        String layers = row.getString(14);
        return new ArtistRow(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7),
                row.getString(8), row.getString(9), Statements.integer(row, 10), row.getString(11), row.getString(12),
                row.getBoolean(13), layers == null ? Layers.NONE : Layers.decode(layers));
    }
}
