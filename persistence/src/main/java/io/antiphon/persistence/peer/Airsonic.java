package io.antiphon.persistence.peer;

import io.antiphon.persistence.peer.PeerLines.Deed;
import io.antiphon.persistence.peer.PeerLines.PeerPlaylist;
import io.antiphon.persistence.peer.PeerLines.PeerTrack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The database of Airsonic-Advanced, and of Airsonic and its kin before it: files and folders are both `media_file`s, whose paths are absolute
/// until 10.6 and relative to a music folder (`folder_id`) since 11; counts of plays are of nobody in particular.
final class Airsonic implements PeerReader {

    private static final Set<String> SOUNDS = Set.of("MUSIC", "AUDIOBOOK", "VIDEO", "PODCAST");

    private final @Nullable String playsOf;
    private final Map<String, File> files = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, String> byPath = new HashMap<>();

    /// @param playsOf whose the counts of plays shall be; absent to choose
    Airsonic(@Nullable String playsOf) {
        this.playsOf = playsOf;
    }

    /// @param folder path of what it lies in
    private record File(String id, String type, String root, String path, String folder, PeerTrack tags) {}

    @Override
    public void read(PeerTables tables, PeerLines lines) {
        String users = tables.has("users") ? "users" : "user";
        tables.require(users, "username", "email");
        tables.require("media_file", "id", "path", "type", "title", "artist", "album", "parent_path", "play_count",
                "last_played", "present");
        tables.require("music_folder", "id", "path");
        tables.require("starred_media_file", "media_file_id", "username", "created");
        tables.require("user_rating", "username", "rating");
        tables.require("playlist", "id", "username", "is_public", "name", "comment", "created", "changed");
        tables.require("playlist_file", "id", "playlist_id", "media_file_id");
        files(tables);
        List<String> admins = admins(tables, users);
        List<String> names = new ArrayList<>();
        tables.each("SELECT username, email FROM \"%s\" ORDER BY username".formatted(table(tables, users)), row -> {
            if (!row.text(1).equals("guest")) {
                names.add(row.text(1));
                lines.user(row.text(1), row.text(2), admins.contains(row.text(1)), null);
            }
        });
        stars(tables, lines);
        ratings(tables, lines);
        plays(tables, lines, names, admins);
        playlists(tables, lines);
        bookmarksAndQueues(tables, lines);
        described(tables, lines);
    }

    /// HSQLDB keeps names in capitals, and `user` is a word of SQL's that has to be quoted.
    private static String table(PeerTables tables, String name) {
        return tables.written(name);
    }

    private static List<String> admins(PeerTables tables, String users) {
        List<String> admins = new ArrayList<>();
        if (tables.has("user_role", "role_id")) {
            tables.each("SELECT username FROM user_role WHERE role_id = 1", row -> admins.add(row.text(1)));
        } else if (tables.has(users, "roles")) {
            tables.each("SELECT username, roles FROM \"%s\"".formatted(table(tables, users)), row -> {
                if (row.text(2).toUpperCase(java.util.Locale.ROOT).contains("\"ADMIN\"")) {
                    admins.add(row.text(1));
                }
            });
        }
        return admins;
    }

    private void files(PeerTables tables) {
        Map<String, String> roots = new HashMap<>();
        tables.each("SELECT id, path FROM music_folder", row -> roots.put(row.text(1), row.text(2)));
        String seconds = tables.has("media_file", "duration") ? "duration"
                : tables.columnOr("media_file", "duration_seconds", "0");
        tables.each("SELECT id, type, path, title, artist, album, parent_path, %s, %s, %s FROM media_file"
                .formatted(seconds, tables.columnOr("media_file", "mb_recording_id", "''"),
                        tables.has("media_file", "folder_id") ? "folder_id"
                                : tables.columnOr("media_file", "folder", "''")),
                row -> {
                    String root = roots.getOrDefault(row.text(10), row.text(10));
                    File file = new File(row.text(1), row.text(2), root, row.text(3),
                            root + "\n" + row.text(7), new PeerTrack(row.text(4), row.text(5), row.text(6),
                                    row.text(9), Math.round(row.number(8) * 1_000)));
                    files.put(file.id(), file);
                    byPath.put(file.path(), file.id());
                    if (SOUNDS.contains(file.type())) {
                        children.computeIfAbsent(file.folder(), _ -> new ArrayList<>()).add(file.id());
                    }
                });
    }

    private void stars(PeerTables tables, PeerLines lines) {
        tables.each("SELECT media_file_id, username, created FROM starred_media_file",
                row -> deed(lines, row.text(2), row.text(1), Deed.star(row.moment(3), true)));
        if (tables.has("starred_album", "album_id")) {
            tables.each("SELECT album_id, username, created FROM starred_album",
                    row -> lines.annotation(row.text(2), "album", "a" + row.text(1), Deed.star(row.moment(3), true)));
        }
        if (tables.has("starred_artist", "artist_id")) {
            tables.each("SELECT artist_id, username, created FROM starred_artist",
                    row -> lines.annotation(row.text(2), "artist", row.text(1), Deed.star(row.moment(3), true)));
        }
    }

    private void ratings(PeerTables tables, PeerLines lines) {
        String item = tables.column("user_rating", "media_file_id", "path");
        tables.each("SELECT username, %s, rating FROM user_rating".formatted(item), row -> deed(lines, row.text(1),
                item.equals("path") ? byPath.getOrDefault(row.text(2), "") : row.text(2),
                new Deed(null, (int) row.whole(3), 0, null)));
    }

    /// What is done to an album's folder is done to the album as well: apps show one or the other.
    private void deed(PeerLines lines, String user, String id, Deed deed) {
        File file = files.get(id);
        if (file == null) {
            lines.remark("%s did something to a file that Airsonic itself does not know any more".formatted(user));
        } else if (SOUNDS.contains(file.type())) {
            lines.annotation(user, "track", id, deed);
        } else {
            lines.annotation(user, "folder", id, deed);
            if (file.type().equals("ALBUM")) {
                lines.annotation(user, "album", "f" + id, deed);
            }
        }
    }

    private void plays(PeerTables tables, PeerLines lines, List<String> names, List<String> admins) {
        List<String> candidates = names.size() == 1 ? names : admins;
        String user = playsOf != null ? playsOf : candidates.isEmpty() ? "" : candidates.getFirst();
        if (user.isEmpty() || !names.contains(user)) {
            lines.remark(
                    "Airsonic counts plays for all people together, and there is no account %s to give them to: name one with --plays-of"
                            .formatted(user));
            return;
        }
        if (names.size() > 1) {
            lines.remark("Airsonic counts plays for all people together: they go to %s; --plays-of names another"
                    .formatted(user));
        }
        tables.each("SELECT id, play_count, last_played FROM media_file WHERE play_count > 0", row -> {
            File file = files.get(row.text(1));
            if (file != null && SOUNDS.contains(file.type())) {
                lines.annotation(user, "track", row.text(1), new Deed(null, 0, row.whole(2), row.moment(3)));
            }
        });
        if (tables.has("album", "play_count")) {
            tables.each("SELECT id, play_count, last_played FROM album WHERE play_count > 0", row -> lines.annotation(
                    user, "album", "a" + row.text(1), new Deed(null, 0, row.whole(2), row.moment(3))));
        }
    }

    private static void playlists(PeerTables tables, PeerLines lines) {
        Map<String, List<String>> items = new HashMap<>();
        tables.each("SELECT playlist_id, media_file_id FROM playlist_file ORDER BY playlist_id, id",
                row -> items.computeIfAbsent(row.text(1), _ -> new ArrayList<>()).add(row.text(2)));
        tables.each("SELECT id, username, name, comment, is_public, created, changed FROM playlist",
                row -> lines.playlist(row.text(2), new PeerPlaylist(row.text(3), row.text(4), row.flag(5), null,
                        row.moment(6), row.moment(7)), items.getOrDefault(row.text(1), List.of())));
    }

    private void bookmarksAndQueues(PeerTables tables, PeerLines lines) {
        if (tables.has("bookmark", "position_millis")) {
            tables.each("SELECT username, media_file_id, position_millis, comment, created, changed FROM bookmark",
                    row -> lines.bookmark(row.text(1), row.text(2), row.whole(3), row.text(4), row.moment(5),
                            row.moment(6)));
        }
        if (tables.has("play_queue") && tables.has("play_queue_file")) {
            Map<String, List<String>> items = new LinkedHashMap<>();
            tables.each("SELECT play_queue_id, media_file_id FROM play_queue_file ORDER BY play_queue_id, id",
                    row -> items.computeIfAbsent(row.text(1), _ -> new ArrayList<>()).add(row.text(2)));
            String current = tables.written(tables.column("play_queue", "current_media_file_id", "current"));
            tables.each(
                    "SELECT id, username, position_millis, changed, changed_by, \"%s\" FROM play_queue"
                            .formatted(current),
                    row -> {
                        List<String> queue = items.getOrDefault(row.text(1), List.of());
                        if (!queue.isEmpty()) {
                            lines.queue(row.text(2), queue, queue.indexOf(row.text(6)), row.whole(3), row.moment(4),
                                    row.text(5));
                        }
                    });
        }
    }

    private void described(PeerTables tables, PeerLines lines) {
        Set<String> tracks = new HashSet<>();
        if (tables.has("album", "name")) {
            tables.each("SELECT id, name, artist, %s, path FROM album".formatted(
                    tables.columnOr("album", "mb_release_id", "''")), row -> {
                        if (lines.isSpokenOf("album", "a" + row.text(1))) {
                            album(lines, "a" + row.text(1), row.text(2), row.text(3), row.text(4),
                                    below(byPath.getOrDefault(row.text(5), "")), tracks);
                        }
                    });
        }
        for (File file : files.values()) {
            if (lines.isSpokenOf("album", "f" + file.id())) {
                album(lines, "f" + file.id(), file.tags().album(), file.tags().artist(), "", below(file.id()), tracks);
            }
            if (lines.isSpokenOf("folder", file.id())) {
                lines.folder(file.id(), file.root(), file.path());
            }
        }
        if (tables.has("artist", "name")) {
            tables.each("SELECT id, name FROM artist", row -> {
                if (lines.isSpokenOf("artist", row.text(1))) {
                    lines.write("artist", "ref", row.text(1), "name", row.text(2));
                }
            });
        }
        for (File file : files.values()) {
            if (SOUNDS.contains(file.type()) && (tracks.contains(file.id()) || lines.isSpokenOf("track", file.id()))) {
                lines.track(file.id(), file.root(), file.path(), file.tags());
            }
        }
    }

    private static void album(PeerLines lines, String ref, String name, String artist, String mbid, List<String> tracks,
            Set<String> all) {
        all.addAll(tracks);
        lines.write("album", "ref", ref, "name", name, "artist", artist, "musicBrainzId", mbid, "tracks", tracks);
    }

    /// The sounds directly in a folder.
    private List<String> below(String id) {
        File folder = files.get(id);
        return folder == null ? List.of() : children.getOrDefault(folder.root() + "\n" + folder.path(), List.of());
    }
}
