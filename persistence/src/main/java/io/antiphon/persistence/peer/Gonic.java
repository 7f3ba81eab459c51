package io.antiphon.persistence.peer;

import io.antiphon.persistence.peer.PeerLines.Deed;
import io.antiphon.persistence.peer.PeerLines.PeerTrack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `gonic.db`. Plays are of tracks since 0.22 (`track_plays`) and of albums before (`plays`); playlists are files since 0.16, in a folder
/// that the database does not name.
final class Gonic implements PeerReader {

    private final @Nullable Path playlists;
    private final Map<String, String> users = new LinkedHashMap<>();

    /// @param playlists where its playlist files lie; absent when nobody knows
    Gonic(@Nullable Path playlists) {
        this.playlists = playlists;
    }

    @Override
    public void read(PeerTables tables, PeerLines lines) {
        tables.require("users", "id", "name", "is_admin");
        tables.require("tracks", "id", "filename", "album_id", "length", "tag_title", "tag_track_artist");
        tables.require("albums", "id", "left_path", "right_path", "root_dir", "tag_title");
        tables.require("artists", "id", "name");
        tables.require("track_stars", "user_id", "track_id", "star_date");
        tables.require("track_ratings", "user_id", "track_id", "rating");
        tables.each("SELECT id, name, is_admin FROM users ORDER BY id", row -> {
            users.put(row.text(1), row.text(2));
            lines.user(row.text(2), "", row.flag(3), null);
        });
        stars(tables, lines);
        plays(tables, lines);
        bookmarks(tables, lines);
        queues(tables, lines);
        new GonicPlaylists(tables, users, lines).read(playlists);
        albums(tables, lines);
        tables.each("SELECT id, name, %s FROM artists".formatted(
                tables.columnOr("artists", "music_brainz_id", "''")), row -> {
                    if (lines.isSpokenOf("artist", row.text(1))) {
                        lines.write("artist", "ref", row.text(1), "name", row.text(2), "musicBrainzId", row.text(3));
                    }
                });
        tracks(tables, lines);
    }

    private Optional<String> named(String id) {
        return Optional.ofNullable(users.get(id));
    }

    private void stars(PeerTables tables, PeerLines lines) {
        for (String of : List.of("track", "album", "artist")) {
            if (tables.has(of + "_stars")) {
                tables.each("SELECT user_id, %s_id, star_date FROM %s_stars".formatted(of, of),
                        row -> named(row.text(1)).ifPresent(user -> lines.annotation(user, of, row.text(2),
                                Deed.star(row.moment(3), true))));
            }
            if (tables.has(of + "_ratings")) {
                tables.each("SELECT user_id, %s_id, rating FROM %s_ratings".formatted(of, of),
                        row -> named(row.text(1)).ifPresent(user -> lines.annotation(user, of, row.text(2),
                                new Deed(null, (int) row.whole(3), 0, null))));
            }
        }
    }

    private record Played(long count, @Nullable Instant last) {

        Played plus(Played other) {
            Instant later = last == null || other.last != null && other.last.isAfter(last) ? other.last : last;
            return new Played(count + other.count, later);
        }
    }

    private void plays(PeerTables tables, PeerLines lines) {
        Map<List<String>, Played> albums = new LinkedHashMap<>();
        if (tables.has("track_plays", "count")) {
            tables.each("""
                    SELECT p.user_id, p.track_id, p.count, p.time, t.album_id FROM track_plays p JOIN tracks t ON t.id = p.track_id
                    """, row -> named(row.text(1)).ifPresent(user -> {
                Played played = new Played(row.whole(3), row.moment(4));
                lines.annotation(user, "track", row.text(2), new Deed(null, 0, played.count(), played.last()));
                albums.merge(List.of(user, row.text(5)), played, Played::plus);
            }));
        } else {
            tables.require("plays", "user_id", "album_id", "count", "time");
            tables.each("SELECT user_id, album_id, count, time FROM plays", row -> named(row.text(1))
                    .ifPresent(user -> albums.merge(List.of(user, row.text(2)),
                            new Played(row.whole(3), row.moment(4)), Played::plus)));
            lines.remark(
                    "This version of gonic counted plays by album only, so that they come to albums and not to tracks");
        }
        albums.forEach((key, played) -> lines.annotation(key.get(0), "album", key.get(1),
                new Deed(null, 0, played.count(), played.last())));
    }

    private void bookmarks(PeerTables tables, PeerLines lines) {
        if (!tables.has("bookmarks", "entry_id_type")) {
            return;
        }
        tables.each("""
                SELECT user_id, entry_id, position, comment, created_at, updated_at FROM bookmarks WHERE entry_id_type IN ('tr', 'track')
                """, row -> named(row.text(1)).ifPresent(user -> lines.bookmark(user, row.text(2), row.whole(3),
                row.text(4), row.moment(5), row.moment(6))));
    }

    private void queues(PeerTables tables, PeerLines lines) {
        if (!tables.has("play_queues", "items")) {
            return;
        }
        tables.each(
                "SELECT user_id, items, current, position, updated_at, changed_by FROM play_queues ORDER BY updated_at",
                row -> {
                    List<String> items = Arrays.stream(row.text(2).split(","))
                            .map(String::strip)
                            .filter(item -> item.matches("(tr-)?\\d+"))
                            .map(item -> item.replace("tr-", ""))
                            .toList();
                    int place = items.indexOf(row.text(3).replace("tr-", ""));
                    named(row.text(1)).filter(_ -> !items.isEmpty())
                            .ifPresent(user -> lines.queue(user, items, place, row.whole(4), row.moment(5),
                                    row.text(6)));
                });
    }

    private static void albums(PeerTables tables, PeerLines lines) {
        Map<String, List<String>> tracks = new HashMap<>();
        tables.each("SELECT album_id, id FROM tracks ORDER BY album_id, id", row -> {
            if (lines.isSpokenOf("album", row.text(1))) {
                tracks.computeIfAbsent(row.text(1), _ -> new ArrayList<>()).add(row.text(2));
                lines.speakOf("track", row.text(2));
            }
        });
        tables.each("SELECT id, tag_title, %s, %s FROM albums".formatted(
                tables.columnOr("albums", "tag_album_artist", "''"), tables.columnOr("albums", "tag_brainz_id", "''")),
                row -> {
                    if (lines.isSpokenOf("album", row.text(1))) {
                        lines.write("album", "ref", row.text(1), "name", row.text(2), "artist", row.text(3),
                                "musicBrainzId", row.text(4), "tracks", tracks.getOrDefault(row.text(1), List.of()));
                    }
                });
    }

    private static void tracks(PeerTables tables, PeerLines lines) {
        // What gonic keeps as `tag_brainz_id` of a track is the recording.
        tables.each("""
                SELECT t.id, a.root_dir, a.left_path, a.right_path, t.filename, t.tag_title, t.tag_track_artist, a.tag_title, t.length, %s
                FROM tracks t JOIN albums a ON a.id = t.album_id
                """.formatted(tables.has("tracks", "tag_brainz_id") ? "t.tag_brainz_id" : "''"), row -> {
            if (lines.isSpokenOf("track", row.text(1))) {
                lines.track(row.text(1), row.text(2), GonicPlaylists.path(row.text(3), row.text(4), row.text(5)),
                        new PeerTrack(row.text(6), row.text(7), row.text(8), row.text(10), row.whole(9) * 1_000));
            }
        });
    }
}
