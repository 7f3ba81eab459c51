package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the things of an export in this library. A track is known by its sound, then by its MusicBrainz id, its path, and its tags with
/// its duration; what speaks for a track adds up, and two that have as much for them are not told apart.
final class ItemMatcher {

    private static final int SOUND = 8;
    private static final int MUSICBRAINZ = 4;
    private static final int PATH = 2;
    private static final int TAGS = 1;
    private static final long SAME_DURATION_MILLIS = 3_000;
    private static final int PIECE = 5_000;

    private final Sql sql;
    private final Map<String, Wanted> tracks = new HashMap<>();
    private final Map<String, List<Wanted>> byKey = new HashMap<>();
    private final Map<String, JsonNode> others = new HashMap<>();
    private boolean looked;

    ItemMatcher(Database database) {
        this.sql = database.sql();
    }

    static String typeOf(int kind) {
        return switch (kind) {
            case Kinds.TRACK -> "track";
            case Kinds.ALBUM -> "album";
            case Kinds.ARTIST -> "artist";
            case Kinds.FOLDER -> "folder";
            default -> throw new IllegalArgumentException("not a thing of the catalogue: kind " + kind);
        };
    }

    /// A track that is looked for, and the best so far.
    private static final class Wanted {
        private final JsonNode line;
        private @Nullable String id;
        private int score;
        private boolean ambiguous;

        Wanted(JsonNode line) {
            this.line = line;
        }

        void offer(String candidate, int points) {
            if (points > score) {
                id = candidate;
                score = points;
                ambiguous = false;
            } else if (points == score && !candidate.equals(id)) {
                ambiguous = true;
            }
        }
    }

    void add(String type, JsonNode line) {
        String ref = line.path("ref").asText();
        if (!type.equals("track")) {
            others.put(type + " " + ref, line);
            return;
        }
        Wanted wanted = new Wanted(line);
        tracks.put(ref, wanted);
        key("s", line.path("sound").asText(""), wanted);
        key("m", line.path("musicBrainzId").asText(""), wanted);
        key("p", line.path("path").asText(""), wanted);
        key("t", tags(line.path("title").asText(""), line.path("artist").asText(""), line.path("album").asText("")),
                wanted);
    }

    private void key(String kind, @Nullable String value, Wanted wanted) {
        if (value != null && !value.isEmpty()) {
            byKey.computeIfAbsent(kind + value, k -> new ArrayList<>(1)).add(wanted);
        }
    }

    private static String tags(String title, String artist, String album) {
        return String.join("\n", TextFolding.fold(title), TextFolding.fold(artist), TextFolding.fold(album));
    }

    /// The id here; empty when there is no such thing, or several.
    Optional<String> find(String type, String ref) {
        if (type.equals("track")) {
            look();
            Wanted wanted = tracks.get(ref);
            return wanted == null || wanted.ambiguous ? Optional.empty() : Optional.ofNullable(wanted.id);
        }
        JsonNode line = others.get(type + " " + ref);
        return line == null ? Optional.empty() : findOther(type, line);
    }

    /// Why nothing was found, for people.
    String reason(String type, String ref) {
        Wanted wanted = type.equals("track") ? tracks.get(ref) : null;
        JsonNode line = wanted == null ? others.get(type + " " + ref) : wanted.line;
        if (line == null) {
            return "%s %s is spoken of but not described".formatted(type, ref);
        }
        String name = line.path("path").asText(line.path("name").asText(ref));
        return wanted != null && wanted.ambiguous ? "%s %s could be any of several here".formatted(type, name)
                : "%s %s is not here".formatted(type, name);
    }

    private record Candidate(int row, String id, String signature, String path, String title, String album,
            long durationMs, TrackDocument document) {}

    /// Goes through the library once.
    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        int last = 0;
        List<Candidate> page = page(last);
        while (!page.isEmpty()) {
            page.forEach(this::offer);
            last = page.getLast().row();
            page = page(last);
        }
    }

    private List<Candidate> page(int after) {
        return sql.list("""
                SELECT row_no, id, signature, path, title, album_name, duration_ms, details FROM track
                WHERE row_no > ? ORDER BY row_no LIMIT ?
                """, row -> new Candidate(row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5),
                row.text(6), row.number(7), DetailsCodec.decodeTrack(row.text(8), row.number(7))), after, PIECE);
    }

    private void offer(Candidate track) {
        Map<Wanted, Integer> points = new HashMap<>();
        award("s" + track.signature(), SOUND, points);
        String mbid = track.document().details().recordingMbid();
        if (mbid != null) {
            award("m" + mbid, MUSICBRAINZ, points);
        }
        award("p" + track.path(), PATH, points);
        String tags = "t" + tags(track.title(), track.document().credits().displayArtist(), track.album());
        for (Wanted wanted : byKey.getOrDefault(tags, List.of())) {
            long difference = Math.abs(wanted.line.path("durationMs").asLong() - track.durationMs());
            if (difference <= SAME_DURATION_MILLIS) {
                points.merge(wanted, TAGS, Integer::sum);
            }
        }
        points.forEach((wanted, score) -> wanted.offer(track.id(), score));
    }

    private void award(String key, int score, Map<Wanted, Integer> points) {
        byKey.getOrDefault(key, List.of()).forEach(wanted -> points.merge(wanted, score, Integer::sum));
    }

    private Optional<String> findOther(String type, JsonNode line) {
        String name = line.path("name").asText("");
        return switch (type) {
            case "artist" -> only("SELECT id FROM artist WHERE mbid = ?", line.path("musicBrainzId").asText(""))
                    .or(() -> only("SELECT id FROM artist WHERE folded_name = ?", TextFolding.fold(name)));
            case "album" -> album(line, name);
            case "folder" -> only(
                    "SELECT f.id FROM folder f JOIN music_folder m ON m.id = f.music_folder WHERE f.path = ? AND m.name = ?",
                    line.path("path").asText(""), line.path("musicFolder").asText(""))
                    .or(() -> only("SELECT id FROM folder WHERE path = ?", line.path("path").asText("")));
            default -> Optional.empty();
        };
    }

    private Optional<String> album(JsonNode line, String name) {
        record Found(String id, @Nullable String mbid, boolean missing) {}
        List<Found> albums = sql.list("SELECT id, details, missing FROM album WHERE name = ? AND display_artist = ?",
                row -> new Found(row.text(1), DetailsCodec.decodeAlbum(row.text(2)).mbid(), row.flag(3)), name,
                line.path("artist").asText(""));
        String mbid = line.path("musicBrainzId").asText("");
        List<Found> same = albums.stream().filter(album -> mbid.equals(album.mbid())).toList();
        List<Found> left = same.isEmpty() ? albums : same;
        List<Found> there = left.stream().filter(album -> !album.missing()).toList();
        List<Found> best = there.isEmpty() ? left : there;
        return best.size() == 1 ? Optional.of(best.getFirst().id()) : Optional.empty();
    }

    private Optional<String> only(String query, String... parameters) {
        for (String parameter : parameters) {
            if (parameter.isEmpty() && !query.contains("path")) {
                return Optional.empty();
            }
        }
        List<String> ids = sql.list(query, row -> row.text(1), (Object[]) parameters);
        return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
    }
}
