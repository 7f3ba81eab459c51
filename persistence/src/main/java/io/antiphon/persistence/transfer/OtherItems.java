package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.details.DetailsCodec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds albums, artists and folders. An album whose tracks are described is where most of them are.
final class OtherItems {

    private final Sql sql;

    private final Sight sight;

    OtherItems(Sql sql, Sight sight) {
        this.sql = sql;
        this.sight = sight;
    }

    /// @param tracks finds tracks by their refs
    Optional<String> find(String type, JsonNode line, Function<String, Optional<String>> tracks) {
        String name = line.path("name").asText("");
        return switch (type) {
            case "artist" -> only("SELECT id FROM artist WHERE mbid = ?" + sight.presence(),
                    line.path("musicBrainzId").asText(""))
                    .or(() -> only("SELECT id FROM artist WHERE folded_name = ?" + sight.presence(),
                            TextFolding.fold(name)))
                    .or(() -> only("SELECT id FROM artist WHERE name = ?" + sight.presence(), name));
            case "album" -> ofTracks(line, tracks).or(() -> album(line, name));
            case "folder" -> folder(line);
            default -> Optional.empty();
        };
    }

    private Optional<String> ofTracks(JsonNode line, Function<String, Optional<String>> tracks) {
        Map<String, Integer> votes = new HashMap<>();
        int found = 0;
        for (JsonNode ref : line.path("tracks")) {
            Optional<String> album = tracks.apply(ref.asText())
                    .flatMap(
                            id -> sql.find("SELECT a.id FROM track t JOIN album a ON a.row_no = t.album WHERE t.id = ?",
                                    row -> row.text(1), id));
            if (album.isPresent()) {
                votes.merge(album.get(), 1, Integer::sum);
                found++;
            }
        }
        int all = found;
        return votes.entrySet()
                .stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .filter(most -> most.getValue() * 2 > all)
                .map(Map.Entry::getKey);
    }

    private Optional<String> album(JsonNode line, String name) {
        record Found(String id, @Nullable String mbid, boolean missing) {}
        List<Found> albums = sql.list(
                "SELECT id, details, missing FROM album WHERE name = ? AND display_artist = ?"
                        + sight.within("sight"),
                row -> new Found(row.text(1), DetailsCodec.decodeAlbum(row.text(2)).mbid(), row.flag(3)), name,
                line.path("artist").asText(""));
        String mbid = line.path("musicBrainzId").asText("");
        List<Found> same = albums.stream().filter(album -> mbid.equals(album.mbid())).toList();
        List<Found> left = same.isEmpty() ? albums : same;
        List<Found> there = left.stream().filter(album -> !album.missing()).toList();
        List<Found> best = there.isEmpty() ? left : there;
        return best.size() == 1 ? Optional.of(best.getFirst().id()) : Optional.empty();
    }

    private Optional<String> folder(JsonNode line) {
        String path = line.path("path").asText("");
        return only(
                "SELECT f.id FROM folder f JOIN music_folder m ON m.id = f.music_folder WHERE f.path = ? AND m.name = ?"
                        + sight.within("f.sight"),
                path, line.path("musicFolder").asText(""))
                .or(() -> atPlace(line.path("absolutePath").asText("")))
                .or(() -> only("SELECT id FROM folder WHERE path = ?" + sight.within("sight"), path));
    }

    private Optional<String> atPlace(String absolute) {
        record Root(int id, String path) {}
        return absolute.isEmpty() ? Optional.empty()
                : sql.list("SELECT id, root FROM music_folder WHERE removed = FALSE",
                        row -> new Root(row.integer(1), row.text(2).replaceFirst("/+$", "")))
                        .stream()
                        .filter(root -> absolute.startsWith(root.path() + "/"))
                        .flatMap(root -> sql
                                .list("SELECT id FROM folder WHERE music_folder = ? AND path = ?"
                                        + sight.within("sight"), row -> row.text(1),
                                        root.id(), absolute.substring(root.path().length() + 1))
                                .stream())
                        .findFirst();
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
