package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Kinds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads artists by row number: three queries a chunk. What is counted, and whether they are in sight at all, follows from
/// the music folders in view.
final class ArtistReader {

    private static final String QUERY = """
            SELECT row_no, id, name, sort_name, mbid, image IS NOT NULL, disambiguation FROM artist WHERE""";
    private static final String PRESENCE = """
            SELECT artist, sight, album_count, track_count, roles FROM artist_presence WHERE artist = ANY(?)""";

    private final Reads reads;

    ArtistReader(Reads reads) {
        this.reads = reads;
    }

    List<Annotated<Artist>> read(Viewer viewer, int[] rows) {
        return reads.call(connection -> read(connection, viewer, rows));
    }

    List<Annotated<Artist>> read(Connection connection, Viewer viewer, int[] rows) throws SQLException {
        Map<Integer, Presence> presences = presences(connection, viewer, rows);
        Map<Integer, Artist> found = Reads.byNumber(connection, QUERY, "row_no", rows,
                row -> artist(row, presences.get(row.getInt(1))));
        List<@Nullable Artist> artists = new ArrayList<>(rows.length);
        Arrays.stream(rows).forEach(row -> artists.add(found.get(row)));
        return AnnotationReads.annotate(connection, viewer.user(), Kinds.ARTIST, artists,
                artist -> artist.id().value());
    }

    private static Map<Integer, Presence> presences(Connection connection, Viewer viewer, int[] rows)
            throws SQLException {
        Map<Integer, Presence> presences = new HashMap<>();
        Reads.each(connection, PRESENCE, row -> {
            if (viewer.musicFolders().contains(row.getInt(2))) {
                presences.merge(row.getInt(1), new Presence(row.getInt(3), row.getInt(4), roles(row.getString(5))),
                        Presence::plus);
            }
        }, (Object) rows);
        return presences;
    }

    private static Set<String> roles(String joined) {
        Set<String> roles = new TreeSet<>();
        if (!joined.isEmpty()) {
            Collections.addAll(roles, joined.split(",", -1));
        }
        return roles;
    }

    private static @Nullable Artist artist(ResultSet row, @Nullable Presence presence) throws SQLException {
        if (presence == null) {
            return null;
        }
        return new Artist(new ArtistId(row.getString(2)), row.getString(3), row.getString(4), row.getString(5),
                presence.albums, presence.tracks,
                List.copyOf(presence.roles), row.getBoolean(6), row.getString(7));
    }

    /// What an artist has in the music folders in view.
    private record Presence(int albums, int tracks, Set<String> roles) {

        Presence plus(Presence other) {
            Set<String> both = new TreeSet<>(roles);
            both.addAll(other.roles);
            return new Presence(albums + other.albums, tracks + other.tracks, both);
        }
    }
}
