package io.antiphon.persistence.missing;

import io.antiphon.core.Sha256;
import io.antiphon.core.library.missing.Purge;
import io.antiphon.persistence.Kinds;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Counts what is lost with things that are given up.
final class Losses {

    static final List<Integer> KINDS = List.of(Kinds.TRACK, Kinds.ALBUM, Kinds.ARTIST, Kinds.FOLDER);
    private static final int TOKEN_BYTES = 6;

    private final Selected selected;
    private final Doomed doomed;
    private final Set<String> playlists = new HashSet<>();
    private final Set<String> queues = new TreeSet<>();

    Losses(Selected selected, Doomed doomed) {
        this.selected = selected;
        this.doomed = doomed;
    }

    Purge count() throws SQLException {
        List<String> tracks = doomed.ids(Kinds.TRACK);
        long[] annotations = new long[4];
        long shareItems = 0;
        for (int kind : KINDS) {
            Collection<String> ids = doomed.ids(kind);
            long[] found = selected.sums(
                    "SELECT COUNT(*), COUNT(starred_at), COUNT(rating), COALESCE(SUM(play_count), 0) FROM annotation WHERE kind = "
                            + kind + " AND item = ANY(?)",
                    ids, annotations.length);
            Arrays.setAll(annotations, i -> annotations[i] + found[i]);
            shareItems += selected.sums("SELECT COUNT(*) FROM share_item WHERE kind = " + kind + " AND item = ANY(?)"
                    + unlessMerged(kind, "item"), ids, 1)[0];
        }
        long[] entries = new long[1];
        selected.forEach("SELECT playlist, COUNT(*) FROM playlist_entry WHERE track = ANY(?) GROUP BY playlist",
                tracks, row -> {
                    playlists.add(row.getString(1));
                    entries[0] += row.getLong(2);
                });
        long history = selected.sums("SELECT COUNT(*) FROM play WHERE kind = 1 AND track = ANY(?)", tracks, 1)[0];
        long bookmarks = selected.sums("SELECT COUNT(*) FROM bookmark WHERE kind = 1 AND track = ANY(?)", tracks, 1)[0];
        findQueues(Set.copyOf(tracks));
        Purge.Catalogue catalogue = new Purge.Catalogue(tracks.size(), size(Kinds.ALBUM), size(Kinds.ARTIST),
                size(Kinds.FOLDER));
        long collected = selected.sums("SELECT COUNT(*) FROM collection_entry WHERE track = ANY(?)", tracks, 1)[0];
        long slices = selected.sums("SELECT COUNT(*) FROM track_slice WHERE track = ANY(?)", tracks, 1)[0];
        Purge.Deeds deeds = new Purge.Deeds(annotations[0], annotations[1], annotations[2], annotations[3], history,
                entries[0], playlists.size(), bookmarks, queues.size(), shareItems, collected, relations().size(),
                slices);
        return new Purge(token(catalogue, deeds), catalogue, deeds);
    }

    /// What leads to a thing that was merged leads to the other one from then on.
    static String unlessMerged(int kind, String item) {
        return " AND NOT EXISTS (SELECT 1 FROM alias a WHERE a.kind = %d AND a.old_id = %s)".formatted(kind, item);
    }

    /// From or to what is given up, each once.
    private Set<String> relations() throws SQLException {
        Set<String> ids = new HashSet<>();
        selected.forEach("SELECT id FROM track_relation WHERE track = ANY(?)", doomed.ids(Kinds.TRACK),
                row -> ids.add(row.getString(1)));
        for (int kind : List.of(Kinds.TRACK, Kinds.ALBUM)) {
            selected.forEach("SELECT id FROM track_relation WHERE target_kind = " + kind + " AND target = ANY(?)"
                    + unlessMerged(kind, "target"), doomed.ids(kind), row -> ids.add(row.getString(1)));
        }
        return ids;
    }

    private int size(int kind) {
        return doomed.of(kind).size();
    }

    /// Those that lose entries; after [#count()].
    Set<String> playlists() {
        return playlists;
    }

    /// Of whom.
    Set<String> queues() {
        return queues;
    }

    private void findQueues(Set<String> tracks) throws SQLException {
        if (tracks.isEmpty()) {
            return;
        }
        try (Statement statement = selected.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT user_id, tracks FROM play_queue")) {
            while (rows.next()) {
                if (Arrays.stream(rows.getString(2).split(" ")).anyMatch(tracks::contains)) {
                    queues.add(rows.getString(1));
                }
            }
        }
    }

    private String token(Purge.Catalogue catalogue, Purge.Deeds deeds) {
        StringBuilder text = new StringBuilder();
        KINDS.forEach(kind -> doomed.ids(kind).stream().sorted().forEach(id -> text.append(id).append(' ')));
        text.append(catalogue).append(deeds);
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8), TOKEN_BYTES);
    }
}
