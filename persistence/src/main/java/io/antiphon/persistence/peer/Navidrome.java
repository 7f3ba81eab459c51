package io.antiphon.persistence.peer;

import io.antiphon.persistence.peer.PeerLines.Deed;
import io.antiphon.persistence.peer.PeerLines.PeerPlaylist;
import io.antiphon.persistence.peer.PeerLines.PeerTrack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `navidrome.db`, by the columns that are there: paths are relative to a library since the scanner of 0.55 (`media_file.folder_id`), absolute
/// before; there are libraries since 0.53, and accounts see some of them since 0.58 (`user_library`).
final class Navidrome implements PeerReader {

    private final Map<String, String> users = new LinkedHashMap<>();

    @Override
    public void read(PeerTables tables, PeerLines lines) {
        tables.require("user", "id", "user_name", "is_admin");
        tables.require("media_file", "id", "path", "title", "album", "artist", "album_id", "duration");
        tables.require("annotation", "user_id", "item_id", "item_type", "play_count", "play_date", "rating", "starred",
                "starred_at");
        tables.require("playlist", "id", "name", "comment", "public", "created_at", "updated_at");
        tables.require("playlist_tracks", "playlist_id", "media_file_id", "id");
        users(tables, lines);
        annotations(tables, lines);
        playlists(tables, lines);
        bookmarks(tables, lines);
        queues(tables, lines);
        if (tables.has("scrobbles", "submission_time")) {
            tables.each("SELECT user_id, media_file_id, submission_time FROM scrobbles", row -> named(row.text(1))
                    .ifPresent(user -> lines.play(user, row.text(2), row.moment(3), "Navidrome")));
        }
        albums(tables, lines);
        artists(tables, lines);
        tracks(tables, lines);
    }

    private Optional<String> named(String id) {
        return Optional.ofNullable(users.get(id));
    }

    private void users(PeerTables tables, PeerLines lines) {
        Map<String, List<String>> roots = new HashMap<>();
        List<String> all = new ArrayList<>();
        if (tables.has("user_library")) {
            tables.each("SELECT path FROM library", row -> all.add(row.text(1)));
            tables.each("SELECT u.user_id, l.path FROM user_library u JOIN library l ON l.id = u.library_id",
                    row -> roots.computeIfAbsent(row.text(1), _ -> new ArrayList<>()).add(row.text(2)));
        }
        tables.each("SELECT id, user_name, email, is_admin FROM \"user\" ORDER BY created_at, id", row -> {
            users.put(row.text(1), row.text(2));
            List<String> seen = roots.getOrDefault(row.text(1), List.of());
            boolean limited = !row.flag(4) && all.size() > 1 && seen.size() < all.size();
            lines.user(row.text(2), row.text(3), row.flag(4), limited ? seen : null);
        });
    }

    private void annotations(PeerTables tables, PeerLines lines) {
        tables.each("""
                SELECT user_id, item_type, item_id, starred, starred_at, rating, play_count, play_date FROM annotation
                WHERE starred OR rating > 0 OR play_count > 0
                """, row -> {
            String of = switch (row.text(2)) {
                case "media_file" -> "track";
                case "album" -> "album";
                case "artist" -> "artist";
                default -> "";
            };
            if (!of.isEmpty()) {
                Deed star = row.flag(4) ? Deed.star(row.moment(5), true) : new Deed(null, 0, 0, null);
                named(row.text(1)).ifPresent(user -> lines.annotation(user, of, row.text(3),
                        new Deed(star.starredAt(), (int) row.whole(6), row.whole(7), row.moment(8))));
            }
        });
    }

    private void playlists(PeerTables tables, PeerLines lines) {
        Map<String, List<String>> items = new HashMap<>();
        tables.each("SELECT playlist_id, media_file_id FROM playlist_tracks ORDER BY playlist_id, id",
                row -> items.computeIfAbsent(row.text(1), _ -> new ArrayList<>()).add(row.text(2)));
        // By name until 2021, by id since.
        String owner = tables.column("playlist", "owner_id", "owner");
        tables.each("SELECT id, name, comment, public, created_at, updated_at, %s, %s FROM playlist"
                .formatted(owner, tables.columnOr("playlist", "rules", "NULL")), row -> {
                    String user = owner.equals("owner") ? row.text(7) : users.getOrDefault(row.text(7), "");
                    if (!user.isEmpty()) {
                        playlist(lines, user, row, items.getOrDefault(row.text(1), List.of()));
                    }
                });
    }

    /// Rules that speak of other playlists by their ids there mean nothing here: such a list becomes what it holds now.
    private static void playlist(PeerLines lines, String user, PeerRow row, List<String> items) {
        String rules = rules(row.textOrNull(8));
        boolean speaksOfLists = rules != null && rules.toLowerCase(Locale.ROOT).contains("inplaylist");
        if (speaksOfLists) {
            lines.remark("The smart playlist \"%s\" of %s speaks of other playlists; it comes as the list it is now"
                    .formatted(row.text(2), user));
        }
        lines.playlist(user, new PeerPlaylist(row.text(2), row.text(3), row.flag(4), speaksOfLists ? null : rules,
                row.moment(5), row.moment(6)), items);
    }

    private static @Nullable String rules(@Nullable String stored) {
        return stored == null || stored.isBlank() || stored.equals("null") || stored.equals("{}") ? null : stored;
    }

    private void bookmarks(PeerTables tables, PeerLines lines) {
        if (!tables.has("bookmark", "position")) {
            return;
        }
        tables.each("""
                SELECT user_id, item_id, position, comment, created_at, updated_at FROM bookmark WHERE item_type = 'media_file'
                """, row -> named(row.text(1)).ifPresent(user -> lines.bookmark(user, row.text(2), row.whole(3),
                row.text(4), row.moment(5), row.moment(6))));
    }

    private void queues(PeerTables tables, PeerLines lines) {
        if (!tables.has("playqueue", "items")) {
            return;
        }
        tables.each(
                "SELECT user_id, items, current, position, updated_at, changed_by FROM playqueue ORDER BY updated_at",
                row -> {
                    List<String> items = Arrays.stream(row.text(2).split(","))
                            .map(String::strip)
                            .filter(item -> !item.isEmpty())
                            .toList();
                    // The number of an entry since 0.57, its id before.
                    String current = row.text(3);
                    int place = items.contains(current) ? items.indexOf(current) : (int) row.whole(3);
                    named(row.text(1)).filter(_ -> !items.isEmpty())
                            .ifPresent(user -> lines.queue(user, items, place, row.whole(4), row.moment(5),
                                    row.text(6)));
                });
    }

    private static void albums(PeerTables tables, PeerLines lines) {
        Map<String, List<String>> tracks = new HashMap<>();
        tables.each("SELECT album_id, id FROM media_file ORDER BY album_id, id", row -> {
            if (lines.isSpokenOf("album", row.text(1))) {
                tracks.computeIfAbsent(row.text(1), _ -> new ArrayList<>()).add(row.text(2));
                lines.speakOf("track", row.text(2));
            }
        });
        tables.each("SELECT id, name, album_artist, %s FROM album".formatted(
                tables.columnOr("album", "mbz_album_id", "''")), row -> {
                    if (lines.isSpokenOf("album", row.text(1))) {
                        lines.write("album", "ref", row.text(1), "name", row.text(2), "artist", row.text(3),
                                "musicBrainzId", row.text(4), "tracks", tracks.getOrDefault(row.text(1), List.of()));
                    }
                });
    }

    private static void artists(PeerTables tables, PeerLines lines) {
        tables.each("SELECT id, name, %s FROM artist".formatted(tables.columnOr("artist", "mbz_artist_id", "''")),
                row -> {
                    if (lines.isSpokenOf("artist", row.text(1))) {
                        lines.write("artist", "ref", row.text(1), "name", row.text(2), "musicBrainzId", row.text(3));
                    }
                });
    }

    private static void tracks(PeerTables tables, PeerLines lines) {
        Map<String, String> roots = new HashMap<>();
        if (tables.has("library", "path")) {
            tables.each("SELECT id, path FROM library", row -> roots.put(row.text(1), row.text(2)));
        }
        String recording = tables.has("media_file", "mbz_recording_id") ? "mbz_recording_id"
                : tables.columnOr("media_file", "mbz_track_id", "''");
        tables.each("SELECT id, path, title, artist, album, duration, %s, %s FROM media_file".formatted(recording,
                tables.columnOr("media_file", "library_id", "1")), row -> {
                    if (lines.isSpokenOf("track", row.text(1))) {
                        lines.track(row.text(1), Objects.requireNonNullElse(roots.get(row.text(8)), ""), row.text(2),
                                new PeerTrack(row.text(3), row.text(4), row.text(5), row.text(7),
                                        Math.round(row.number(6) * 1_000)));
                    }
                });
    }
}
