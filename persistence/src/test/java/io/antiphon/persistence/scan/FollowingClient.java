package io.antiphon.persistence.scan;

import io.antiphon.core.change.Change;
import io.antiphon.core.change.ChangeFeed;
import io.antiphon.core.change.ChangeKind;
import io.antiphon.core.change.ChangePage;
import io.antiphon.core.change.Cursor;
import io.antiphon.core.change.FullSyncNeededException;
import io.antiphon.core.library.Viewer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An app that keeps a copy of what its user sees: it asks for what changed and fetches that alone. What it would fetch without the
/// feed is [#everything()].
final class FollowingClient {

    private final ScanWorld world;
    private final ChangeFeed feed;
    private Viewer viewer;
    private String folders;
    final Map<String, String> copy = new TreeMap<>();
    Cursor since = Cursor.START;

    FollowingClient(ScanWorld world, ChangeFeed feed, Viewer viewer) {
        this.world = world;
        this.feed = feed;
        this.viewer = viewer;
        this.folders = folders(viewer);
    }

    /// Sees other music folders from now on.
    void see(Viewer other) {
        viewer = other;
        folders = folders(other);
    }

    Viewer viewer() {
        return viewer;
    }

    private static String folders(Viewer viewer) {
        return viewer.musicFolders().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// @return how many changes there were
    int follow(int limit) {
        int changes = 0;
        boolean more = true;
        while (more) {
            ChangePage page = page(limit);
            page.changes().forEach(this::take);
            changes += page.changes().size();
            since = page.next();
            more = page.more();
        }
        return changes;
    }

    /// Told to begin anew, it drops what it has.
    private ChangePage page(int limit) {
        try {
            return feed.list(viewer, 0, since, limit);
        } catch (FullSyncNeededException _) {
            copy.clear();
            since = Cursor.START;
            return feed.list(viewer, 0, since, limit);
        }
    }

    private void take(Change change) {
        String key = change.kind() + " " + change.id();
        if (change.deleted()) {
            copy.remove(key);
            return;
        }
        for (Map.Entry<String, String> found : fetch(change.kind(), " AND x.id = '" + change.id() + "'").entrySet()) {
            copy.put(found.getKey(), found.getValue());
        }
    }

    Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (ChangeKind kind : ChangeKind.values()) {
            all.putAll(fetch(kind, ""));
        }
        return all;
    }

    /// Only ids that the feed named, whoever may see them.
    Set<String> known() {
        return copy.keySet();
    }

    private Map<String, String> fetch(ChangeKind kind, String condition) {
        String user = "'" + viewer.user().value() + "'";
        String query = switch (kind) {
            case TRACK -> "SELECT x.id, x.title, x.album_name, x.path, x.cover, x.size, x.details FROM track x WHERE NOT x.missing AND x.sight IN (%s)"
                    .formatted(folders);
            case ALBUM -> "SELECT x.id, x.name, x.track_count, x.cover_fingerprint, x.details FROM album x WHERE NOT x.missing AND x.sight IN (%s)"
                    .formatted(folders);
            case FOLDER -> "SELECT x.id, x.path, x.name, x.media_count, x.image_fingerprint FROM folder x WHERE NOT x.missing AND x.sight IN (%s)"
                    .formatted(folders);
            case ARTIST -> "SELECT x.id, x.name, x.image_fingerprint, (SELECT SUM(p.track_count) || ' ' || SUM(p.album_count) FROM artist_presence p WHERE p.artist = x.row_no AND p.sight IN (%s)) "
                    .formatted(folders)
                    + "FROM artist x WHERE NOT x.missing AND EXISTS (SELECT 1 FROM artist_presence p WHERE p.artist = x.row_no AND p.sight IN (%s))"
                            .formatted(folders);
            case TRACK_ANNOTATION -> annotations(1, user);
            case ALBUM_ANNOTATION -> annotations(2, user);
            case ARTIST_ANNOTATION -> annotations(3, user);
            case FOLDER_ANNOTATION -> annotations(4, user);
            case EPISODE_ANNOTATION -> annotations(5, user);
            case CHANNEL_ANNOTATION -> annotations(6, user);
            case PLAYLIST -> "SELECT x.id, x.name, x.note, x.published, x.track_count FROM playlist x WHERE (x.owner = %s OR x.published)"
                    .formatted(user);
            case BOOKMARK -> "SELECT x.id, x.position_ms, x.note FROM (SELECT track AS id, user_id, position_ms, note FROM bookmark) x WHERE x.user_id = %s AND %s"
                    .formatted(user, inSight(1));
            case COLLECTION_ENTRY -> "SELECT x.id, x.added_at FROM (SELECT track AS id, user_id, added_at FROM collection_entry) x WHERE x.user_id = %s AND %s"
                    .formatted(user, inSight(1));
            case PLAY_QUEUE -> "SELECT x.id, x.tracks FROM (SELECT user_id AS id, tracks FROM play_queue) x WHERE x.id = %s"
                    .formatted(user);
        };
        Map<String, String> rows = new TreeMap<>();
        for (String row : world.list(query + condition)) {
            rows.put(kind + " " + row.substring(0, row.indexOf('|')), row);
        }
        return rows;
    }

    private String annotations(int kind, String user) {
        return "SELECT x.id, x.starred_at, x.rating, x.play_count FROM (SELECT item AS id, user_id, kind, starred_at, rating, play_count FROM annotation) x WHERE x.kind = %d AND x.user_id = %s AND %s"
                .formatted(kind, user, inSight(kind));
    }

    /// What lies in music folders out of sight, or is a draft, is nobody's to know, whatever they once did to it.
    private String inSight(int kind) {
        return switch (kind) {
            case 1 -> "NOT EXISTS (SELECT 1 FROM track t WHERE t.id = x.id AND t.sight NOT IN (%s))"
                    .formatted(folders);
            case 2 -> "NOT EXISTS (SELECT 1 FROM album t WHERE t.id = x.id AND t.sight NOT IN (%s))"
                    .formatted(folders);
            case 3 -> "EXISTS (SELECT 1 FROM artist t, artist_presence p WHERE t.id = x.id AND NOT t.missing AND p.artist = t.row_no AND p.sight IN (%s))"
                    .formatted(folders);
            default -> "TRUE";
        };
    }
}
