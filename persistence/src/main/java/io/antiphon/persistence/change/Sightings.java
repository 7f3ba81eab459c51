package io.antiphon.persistence.change;

import io.antiphon.core.change.Change;
import io.antiphon.core.change.ChangeKind;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.change.Entry.InCatalogue;
import io.antiphon.persistence.change.Entry.Left;
import io.antiphon.persistence.change.Entry.Personal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What stored changes are for one viewer: whether they may know of each, and whether it is there for them now.
final class Sightings {

    private final Transactions transactions;

    Sightings(Database database) {
        this.transactions = database.transactions();
    }

    /// @param folder its music folder; 0 for artists, who have none
    /// @param there whether it is there for the viewer
    private record Thing(int row, String id, int folder, boolean there) {}

    /// @param fresh whether the viewer knows nothing yet, so that nothing can be deleted for them
    List<Change> of(Viewer viewer, List<Entry> entries, boolean fresh) {
        try (Connection connection = transactions.connection()) {
            Map<String, Change> changes = new LinkedHashMap<>();
            for (Change change : new Look(connection, viewer).at(entries)) {
                String key = change.kind() + change.id();
                changes.remove(key);
                if (!fresh || !change.deleted()) {
                    changes.put(key, change);
                }
            }
            return List.copyOf(changes.values());
        } catch (SQLException e) {
            throw new SqlFailure("changes", e);
        }
    }

    /// One viewer's look through one connection.
    private record Look(Connection connection, Viewer viewer) {

        List<Change> at(List<Entry> entries) throws SQLException {
            Map<Integer, Map<Integer, Thing>> things = new HashMap<>();
            Map<Integer, Map<String, Thing>> byId = new HashMap<>();
            Map<Integer, List<String>> named = new HashMap<>();
            for (int kind : List.of(Kinds.TRACK, Kinds.ALBUM, Kinds.ARTIST, Kinds.FOLDER)) {
                things.put(kind, byRow(things(kind, "row_no = ANY(?)", "INTEGER", rowsOf(entries, kind))));
                byId.put(kind, byId(things(kind, "id = ANY(?)", "VARCHAR", namedIn(entries, kind))));
                named.put(kind, Stream
                        .concat(things.getOrDefault(kind, Map.of()).values().stream().map(Thing::id),
                                leftOf(entries, kind).stream())
                        .toList());
            }
            OwnMarks marks = OwnMarks.of(connection, viewer.user().value(), named);
            Set<String> playlists = playlists(entries);
            List<Change> changes = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                switch (entry) {
                    case InCatalogue change -> add(change, things.getOrDefault(change.kind(), Map.of()), marks,
                            changes);
                    case Left change -> add(change, byId.getOrDefault(change.kind(), Map.of()), marks, changes);
                    case Personal change when change.kind() == PersonalChanges.SIGHT -> {
                        // It only wakes listeners: what follows from it is for the feed itself to say.
                    }
                    case Personal change -> add(change, byId, playlists, changes);
                }
            }
            return changes;
        }

        private void add(InCatalogue change, Map<Integer, Thing> things, OwnMarks marks, List<Change> changes) {
            Thing thing = things.get(change.row());
            if (thing != null && (thing.there() || viewer.musicFolders().contains(thing.folder()))) {
                changes.add(new Change(catalogueKind(change.kind()), thing.id(), !thing.there()));
                // What its viewer did to it may have been out of sight with it; it is in sight again although the file is missing.
                add(change.kind(), thing.id(), false, marks, changes);
            }
        }

        private void add(Left change, Map<String, Thing> things, OwnMarks marks, List<Change> changes) {
            if (viewer.musicFolders().contains(change.folder())) {
                Thing thing = things.get(change.id());
                boolean gone = thing == null || !thing.there();
                changes.add(new Change(catalogueKind(change.kind()), change.id(), gone));
                if (!gone || thing != null && isHidden(change.kind(), thing)) {
                    add(change.kind(), change.id(), gone, marks, changes);
                }
            }
        }

        private static void add(int kind, String id, boolean gone, OwnMarks marks, List<Change> changes) {
            if (marks.isAnnotated(kind, id)) {
                changes.add(new Change(annotationKind(kind), id, gone));
            }
            if (marks.isBookmarked(kind, id)) {
                changes.add(new Change(ChangeKind.BOOKMARK, id, gone));
            }
            if (marks.isCollected(kind, id)) {
                changes.add(new Change(ChangeKind.COLLECTION_ENTRY, id, gone));
            }
        }

        /// Whether it is a thing that the viewer must not hear of. An artist without music in sight may be anywhere.
        private boolean isHidden(int kind, Thing thing) {
            return kind == Kinds.ARTIST ? !thing.there() : !viewer.musicFolders().contains(thing.folder());
        }

        private void add(Personal change, Map<Integer, Map<String, Thing>> things, Set<String> playlists,
                List<Change> changes) {
            int about = subjectOf(change);
            Thing thing = things.getOrDefault(about, Map.of()).get(change.item());
            if (thing != null && isHidden(about, thing)) {
                return;
            }
            ChangeKind kind = switch (change.kind()) {
                case PersonalChanges.PLAYLIST -> ChangeKind.PLAYLIST;
                case PersonalChanges.BOOKMARK -> ChangeKind.BOOKMARK;
                case PersonalChanges.PLAY_QUEUE -> ChangeKind.PLAY_QUEUE;
                case PersonalChanges.COLLECTION -> ChangeKind.COLLECTION_ENTRY;
                default -> annotationKind(change.kind());
            };
            boolean deleted = kind == ChangeKind.PLAYLIST ? !playlists.contains(change.item()) : change.deleted();
            changes.add(new Change(kind, change.item(), deleted));
        }

        /// The kind of thing that its item is, in the catalogue.
        private static int subjectOf(Personal change) {
            return change.kind() == PersonalChanges.BOOKMARK || change.kind() == PersonalChanges.COLLECTION
                    ? Kinds.TRACK
                    : change.kind();
        }

        private static List<Integer> rowsOf(List<Entry> entries, int kind) {
            List<Integer> rows = new ArrayList<>();
            for (Entry entry : entries) {
                if (entry instanceof InCatalogue change && change.kind() == kind) {
                    rows.add(change.row());
                }
            }
            return rows;
        }

        /// Those that went out of a music folder, and those that people did something to.
        private static List<String> namedIn(List<Entry> entries, int kind) {
            List<String> ids = new ArrayList<>(leftOf(entries, kind));
            for (Entry entry : entries) {
                if (entry instanceof Personal change && subjectOf(change) == kind) {
                    ids.add(change.item());
                }
            }
            return ids;
        }

        private static List<String> leftOf(List<Entry> entries, int kind) {
            List<String> ids = new ArrayList<>();
            for (Entry entry : entries) {
                if (entry instanceof Left change && change.kind() == kind) {
                    ids.add(change.id());
                }
            }
            return ids;
        }

        private static Map<Integer, Thing> byRow(List<Thing> things) {
            Map<Integer, Thing> map = new HashMap<>();
            things.forEach(thing -> map.put(thing.row(), thing));
            return map;
        }

        private static Map<String, Thing> byId(List<Thing> things) {
            Map<String, Thing> map = new HashMap<>();
            things.forEach(thing -> map.put(thing.id(), thing));
            return map;
        }

        private static List<String> playlistsIn(List<Entry> entries) {
            List<String> items = new ArrayList<>();
            for (Entry entry : entries) {
                if (entry instanceof Personal change && change.kind() == PersonalChanges.PLAYLIST) {
                    items.add(change.item());
                }
            }
            return items;
        }

        private List<Thing> things(int kind, String condition, String type, List<?> keys) throws SQLException {
            List<Thing> things = new ArrayList<>();
            if (keys.isEmpty()) {
                return things;
            }
            String folder = kind == Kinds.ARTIST ? "0" : "sight";
            ask("SELECT row_no, id, missing, " + folder + " FROM " + tableOf(kind) + " WHERE " + condition, row -> {
                int place = row.getInt(4);
                boolean there = !row.getBoolean(3) && (place == 0 || viewer.musicFolders().contains(place));
                things.add(new Thing(row.getInt(1), row.getString(2), place, there));
            }, array(type, keys));
            if (kind == Kinds.ARTIST) {
                Set<Integer> present = artistsInSight(things);
                things.replaceAll(artist -> new Thing(artist.row(), artist.id(), 0,
                        artist.there() && present.contains(artist.row())));
            }
            return things;
        }

        private Set<Integer> artistsInSight(List<Thing> artists) throws SQLException {
            Set<Integer> present = new HashSet<>();
            List<Integer> rows = artists.stream().map(Thing::row).toList();
            ask("SELECT artist, sight FROM artist_presence WHERE artist = ANY(?)", row -> {
                if (viewer.musicFolders().contains(row.getInt(2))) {
                    present.add(row.getInt(1));
                }
            }, array("INTEGER", rows));
            return present;
        }

        /// Those in question that the viewer may see.
        private Set<String> playlists(List<Entry> entries) throws SQLException {
            Set<String> playlists = new HashSet<>();
            List<String> items = playlistsIn(entries);
            if (!items.isEmpty()) {
                ask("SELECT p.id, p.owner, p.published, s.user_id FROM playlist p LEFT JOIN playlist_share s ON s.playlist = p.id "
                        + "WHERE p.id = ANY(?)", row -> {
                            String user = viewer.user().value();
                            if (user.equals(row.getString(2)) || row.getBoolean(3) || user.equals(row.getString(4))) {
                                playlists.add(row.getString(1));
                            }
                        }, array("VARCHAR", items));
            }
            return playlists;
        }

        private java.sql.Array array(String type, Collection<?> values) throws SQLException {
            return connection.createArrayOf(type, values.toArray());
        }

        private interface RowAction {

            void accept(ResultSet row) throws SQLException;
        }

        private void ask(String query, RowAction action, java.sql.Array parameter) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setArray(1, parameter);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        action.accept(rows);
                    }
                }
            }
        }
    }

    static String tableOf(int kind) {
        return switch (kind) {
            case Kinds.TRACK -> "track";
            case Kinds.ALBUM -> "album";
            case Kinds.ARTIST -> "artist";
            case Kinds.FOLDER -> "folder";
            default -> throw new IllegalArgumentException("no table for kind " + kind);
        };
    }

    private static ChangeKind catalogueKind(int kind) {
        return switch (kind) {
            case Kinds.TRACK -> ChangeKind.TRACK;
            case Kinds.ALBUM -> ChangeKind.ALBUM;
            case Kinds.ARTIST -> ChangeKind.ARTIST;
            case Kinds.FOLDER -> ChangeKind.FOLDER;
            default -> throw new IllegalArgumentException("not in the catalogue: kind " + kind);
        };
    }

    private static ChangeKind annotationKind(int kind) {
        return switch (kind) {
            case Kinds.TRACK -> ChangeKind.TRACK_ANNOTATION;
            case Kinds.ALBUM -> ChangeKind.ALBUM_ANNOTATION;
            case Kinds.ARTIST -> ChangeKind.ARTIST_ANNOTATION;
            case Kinds.FOLDER -> ChangeKind.FOLDER_ANNOTATION;
            case Kinds.EPISODE -> ChangeKind.EPISODE_ANNOTATION;
            case Kinds.CHANNEL -> ChangeKind.CHANNEL_ANNOTATION;
            default -> throw new IllegalArgumentException("no annotation of kind " + kind);
        };
    }
}
