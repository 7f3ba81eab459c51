package io.antiphon.persistence.transfer;

import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ids of what an export speaks of, each once.
final class SpokenOf {

    private static final List<String> TRACKS = List.of(
            "SELECT DISTINCT track FROM play WHERE kind = 1 AND user_id LIKE ?",
            "SELECT DISTINCT e.track FROM playlist_entry e JOIN playlist p ON p.id = e.playlist WHERE p.owner LIKE ?",
            "SELECT DISTINCT track FROM bookmark WHERE kind = 1 AND user_id LIKE ?",
            "SELECT DISTINCT track FROM collection_entry WHERE user_id LIKE ?",
            "SELECT DISTINCT track FROM track_slice WHERE owner LIKE ?");

    private static final List<String> SAID = List.of("SELECT DISTINCT item FROM field_step WHERE kind = ?",
            "SELECT DISTINCT item FROM candidate WHERE kind = ? AND state <> 'OPEN'");
    private static final int PIECE = 400;

    private final Sql sql;
    private final @Nullable UserId only;
    private @Nullable Map<String, List<String>> albumTracks;

    /// @param only whose deeds; absent for everybody's
    SpokenOf(Sql sql, @Nullable UserId only) {
        this.sql = sql;
        this.only = only;
    }

    /// A pattern of ids, which hold letters and digits only.
    private String whose() {
        return only == null ? "%" : only.value();
    }

    Collection<String> annotated(int kind) {
        return new TreeSet<>(sql.list("SELECT DISTINCT item FROM annotation WHERE kind = ? AND user_id LIKE ?",
                row -> row.text(1), kind, whose()));
    }

    Collection<String> albums() {
        Collection<String> ids = annotated(Kinds.ALBUM);
        ids.addAll(targets(Kinds.ALBUM));
        ids.addAll(saidOf(Kinds.ALBUM));
        return ids;
    }

    Collection<String> artists() {
        Collection<String> ids = annotated(Kinds.ARTIST);
        ids.addAll(saidOf(Kinds.ARTIST));
        return ids;
    }

    /// What people and providers said of things, and where these are found elsewhere, is nobody's own.
    private Collection<String> saidOf(int kind) {
        Collection<String> ids = new TreeSet<>();
        if (only == null) {
            Aliases aliases = new Aliases(sql);
            SAID.forEach(query -> ids.addAll(sql.list(query, row -> row.text(1), kind)));
            sql.list("SELECT DISTINCT item FROM external_reference WHERE kind = ?", row -> row.text(1), kind)
                    .forEach(id -> ids.add(aliases.resolve(kind, id)));
        }
        return ids;
    }

    /// By the ids of albums: names that were corrected here tell nothing elsewhere, and tracks do.
    Map<String, List<String>> tracksOfAlbums() {
        Map<String, List<String>> known = albumTracks;
        if (known == null) {
            known = only == null ? readTracksOfAlbums() : Map.of();
            albumTracks = known;
        }
        return known;
    }

    /// They are described, too, so that elsewhere they are not taken for what is missing.
    private List<String> copiesOfMissing(List<String> ids) {
        List<String> copies = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PIECE) {
            List<String> piece = ids.subList(from, Math.min(ids.size(), from + PIECE));
            copies.addAll(sql.list("""
                    SELECT c.id FROM track t JOIN track c ON c.signature = t.signature AND c.missing = FALSE
                    WHERE t.missing = TRUE AND t.signature <> '' AND t.id IN (%s)
                    """.formatted(marks(piece)), row -> row.text(1), piece.toArray()));
        }
        return copies;
    }

    private static String marks(List<String> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    private Map<String, List<String>> readTracksOfAlbums() {
        Map<String, List<String>> tracks = new HashMap<>();
        List<String> albums = List.copyOf(albums());
        for (int from = 0; from < albums.size(); from += PIECE) {
            List<String> piece = albums.subList(from, Math.min(albums.size(), from + PIECE));
            sql.list("""
                    SELECT a.id, t.id FROM album a JOIN track t ON t.album = a.row_no
                    WHERE t.missing = FALSE AND a.id IN (%s) ORDER BY t.id
                    """.formatted(marks(piece)),
                    row -> Map.entry(row.text(1), row.text(2)), piece.toArray())
                    .forEach(one -> tracks.computeIfAbsent(one.getKey(), album -> new ArrayList<>())
                            .add(one.getValue()));
        }
        return tracks;
    }

    Collection<String> tracks() {
        Collection<String> ids = annotated(Kinds.TRACK);
        TRACKS.forEach(query -> ids.addAll(sql.list(query, row -> row.text(1), whose())));
        sql.list("SELECT tracks FROM play_queue WHERE user_id LIKE ?", row -> row.text(1), whose())
                .forEach(queue -> ids.addAll(queued(queue)));
        if (only == null) {
            ids.addAll(sql.list("SELECT DISTINCT track FROM track_relation", row -> row.text(1)));
            ids.addAll(targets(Kinds.TRACK));
            ids.addAll(saidOf(Kinds.TRACK));
            tracksOfAlbums().values().forEach(ids::addAll);
        }
        ids.addAll(copiesOfMissing(List.copyOf(ids)));
        return ids;
    }

    /// Relations are nobody's own.
    private List<String> targets(int kind) {
        return only == null ? sql.list("SELECT DISTINCT target FROM track_relation WHERE target_kind = ?",
                row -> row.text(1), kind) : List.of();
    }

    /// Without episodes.
    static List<String> queued(String queue) {
        return Stream.of(queue.split(" ")).filter(id -> !id.isEmpty() && id.indexOf(':') < 0).toList();
    }
}
