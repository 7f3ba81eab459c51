package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.transfer.TransferReport.Ambiguous;
import io.antiphon.core.transfer.TransferReport.Matched;
import io.antiphon.core.transfer.TransferReport.NotFound;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import io.antiphon.persistence.transfer.Wanted.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the things of an export in this library. Two tracks that have as much for them are not told apart.
final class ItemMatcher {

    private static final int PIECE = 5_000;

    private final Sql sql;
    private final Sight sight;
    private final OtherItems otherItems;
    private final Map<String, Wanted> tracks = new LinkedHashMap<>();
    private final Map<String, List<Wanted>> byKey = new HashMap<>();
    private final Map<String, JsonNode> others = new LinkedHashMap<>();
    private final Map<String, Optional<String>> found = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private boolean looked;
    private boolean loose;

    ItemMatcher(Database database, Sight sight) {
        this.sql = database.sql();
        this.sight = sight;
        this.otherItems = new OtherItems(sql, sight);
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

    void add(String type, JsonNode line) {
        String ref = line.path("ref").asText();
        if (!type.equals("track")) {
            others.put(type + " " + ref, line);
            return;
        }
        Wanted wanted = new Wanted(line);
        tracks.put(ref, wanted);
        key("s", wanted.text("sound"), wanted);
        key("m", wanted.text("musicBrainzId"), wanted);
        key("p", wanted.path(), wanted);
        key("e", Wanted.endOf(wanted.path()), wanted);
        key("t", wanted.tags(), wanted);
        if (wanted.isLoose()) {
            loose = true;
            key("n", wanted.song(), wanted);
        }
    }

    private void key(String kind, @Nullable String value, Wanted wanted) {
        if (value != null && !value.isEmpty()) {
            byKey.computeIfAbsent(kind + value, k -> new ArrayList<>(1)).add(wanted);
        }
    }

    /// The id here; empty when there is no such thing, or several.
    Optional<String> find(String type, String ref) {
        look();
        if (type.equals("track")) {
            asked.add(ref);
            Wanted wanted = tracks.get(ref);
            return wanted == null ? Optional.empty() : Optional.ofNullable(wanted.found()).map(Candidate::id);
        }
        return found.computeIfAbsent(type + " " + ref, key -> {
            JsonNode line = others.get(key);
            return line == null ? Optional.empty() : otherItems.find(type, line, this::quietly);
        });
    }

    /// A track that is asked for on behalf of its album.
    private Optional<String> quietly(String ref) {
        Wanted wanted = tracks.get(ref);
        return wanted == null ? Optional.empty() : Optional.ofNullable(wanted.found()).map(Candidate::id);
    }

    /// What a service says of a song that is not here, or could be several; empty for one that is found.
    Optional<JsonNode> unmatched(String ref) {
        Wanted wanted = tracks.get(ref);
        return wanted != null && wanted.isLoose() && find("track", ref).isEmpty() ? Optional.of(wanted.line())
                : Optional.empty();
    }

    /// Why nothing was found, for people.
    String reason(String type, String ref) {
        Wanted wanted = type.equals("track") ? tracks.get(ref) : null;
        JsonNode line = wanted == null ? others.get(type + " " + ref) : wanted.line();
        if (line == null) {
            return "%s %s is spoken of but not described".formatted(type, ref);
        }
        String name = wanted != null ? wanted.name() : line.path("path").asText(line.path("name").asText(ref));
        return wanted != null && wanted.isAmbiguous() ? "%s %s could be any of several here".formatted(type, name)
                : "%s %s is not here".formatted(type, name);
    }

    /// What became of all that was asked for.
    void tell(ImportReport report) {
        asked.stream().sorted().forEach(ref -> tell(report, tracks.get(ref)));
        found.forEach((key, id) -> {
            String type = key.substring(0, key.indexOf(' '));
            JsonNode line = others.get(key);
            String name = line == null ? key : line.path("path").asText(line.path("name").asText(key));
            if (id.isPresent()) {
                report.matched(new Matched(type, name, id.get(), "name"));
            } else {
                report.notFound(new NotFound(type, name, "none here is it, or several could be"));
            }
        });
    }

    private static void tell(ImportReport report, @Nullable Wanted wanted) {
        if (wanted == null) {
            return;
        }
        Candidate here = wanted.found();
        if (here != null) {
            report.matched(new Matched("track", wanted.name(), here.fullPath(), wanted.by()));
        } else if (wanted.isAmbiguous()) {
            report.ambiguous(new Ambiguous("track", wanted.name(), wanted.candidates()));
        } else {
            report.notFound(new NotFound("track", wanted.name(),
                    wanted.isOutdone() ? "what is most like it here is another track there"
                            : "no track here has its sound, MusicBrainz id, path, or tags and duration"));
        }
    }

    private record Read(int row, Candidate track) {}

    /// Goes through the library once.
    private void look() {
        if (looked) {
            return;
        }
        looked = true;
        int last = 0;
        List<Read> page = page(last);
        while (!page.isEmpty()) {
            page.forEach(read -> offer(read.track()));
            last = page.getLast().row();
            page = page(last);
        }
        leaveToTheLikeliest();
    }

    /// A copy that is here is not taken for another copy that is not.
    private void leaveToTheLikeliest() {
        Map<String, Integer> scores = new HashMap<>();
        distinct((wanted, here) -> scores.merge(here.id(), wanted.score(), Math::max));
        distinct((wanted, here) -> {
            if (wanted.score() < scores.getOrDefault(here.id(), 0)) {
                wanted.giveUp();
            }
        });
    }

    private void distinct(BiConsumer<Wanted, Candidate> action) {
        tracks.values().stream().filter(Wanted::isDistinct).forEach(wanted -> {
            Candidate here = wanted.found();
            if (here != null) {
                action.accept(wanted, here);
            }
        });
    }

    private List<Read> page(int after) {
        return sql.list("""
                SELECT t.row_no, t.id, t.signature, m.name, m.root, t.path, t.title, t.album_name, t.duration_ms, t.details, t.missing
                FROM track t JOIN music_folder m ON m.id = t.music_folder WHERE t.row_no > ?%s ORDER BY t.row_no LIMIT ?
                """.formatted(sight.within("t.sight")), row -> {
            TrackDocument document = DetailsCodec.decodeTrack(row.text(10), row.number(9));
            return new Read(row.integer(1), new Candidate(row.text(2), row.text(3),
                    document.details().recordingMbid(), row.text(4), row.text(6),
                    row.text(5).replaceFirst("/+$", "") + "/" + row.text(6), row.text(7),
                    document.credits().displayArtist(), names(document), row.text(8), row.number(9), row.flag(11)));
        }, after, PIECE);
    }

    private List<String> names(TrackDocument document) {
        // Spotify says who an album is by, and not who a song is by.
        return loose ? Stream.concat(document.credits().artists().stream(), document.credits().albumArtists().stream())
                .map(ArtistCredit::name)
                .distinct()
                .toList() : List.of();
    }

    private void offer(Candidate track) {
        Set<Wanted> wanted = new HashSet<>();
        wanting("s" + track.sound(), wanted);
        wanting("m" + track.recording(), wanted);
        wanting("p" + Wanted.normal(track.path()), wanted);
        wanting("e" + Wanted.endOf(Wanted.normal(track.fullPath())), wanted);
        wanting("t" + Wanted.tags(track.title(), track.artist(), track.album()), wanted);
        if (loose) {
            wanting("n" + SongNames.key(track.title(), track.artist()), wanted);
            track.artists().forEach(artist -> wanting("n" + SongNames.key(track.title(), artist), wanted));
        }
        wanted.forEach(one -> one.offer(track));
    }

    private void wanting(String key, Set<Wanted> wanted) {
        wanted.addAll(byKey.getOrDefault(key, List.of()));
    }
}
