package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.LibraryException;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.smart.SmartRulesReader;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.change.PersonalChanges;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.persistence.personal.JdbcPlayQueues;
import io.antiphon.persistence.personal.JdbcPlaylists;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.personal.PlayCounter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes what one person did to things that are here, unless they did more since.
final class DeedWriter {

    private final Sql sql;
    private final ItemMatcher matcher;
    private final Supplier<String> ids;
    private final ImportReport report;
    private final boolean dry;
    private final boolean preferImported;
    private final PersonalVersions versions;
    private final JdbcAnnotations annotations;
    private final JdbcBookmarks bookmarks;
    private final JdbcPlayQueues queues;
    private final JdbcPlaylists playlists;
    private final PersonalChanges changes;
    private final OwnThingsWriter own;
    private final ListenWriter listens;
    private final SharedWriter shared;

    /// @param users the account here of a name in what comes in
    DeedWriter(Database database, PersonalVersions versions, ItemMatcher matcher, Supplier<String> ids,
            ImportReport report, TransferTerms terms, Function<String, @Nullable String> users) {
        this.sql = database.sql();
        this.matcher = matcher;
        this.ids = ids;
        this.report = report;
        this.dry = terms.dry();
        this.preferImported = terms.preferImported();
        this.versions = versions;
        this.annotations = new JdbcAnnotations(database, versions);
        this.bookmarks = new JdbcBookmarks(database);
        this.queues = new JdbcPlayQueues(database);
        this.playlists = new JdbcPlaylists(database, (_, _) -> {
            throw new IllegalStateException("entries are not read here");
        });
        this.changes = new PersonalChanges(database);
        this.own = new OwnThingsWriter(database, versions, this::find, ids, report, dry);
        this.shared = new SharedWriter(database, this::find, users, ids, report, dry);
        this.listens = new ListenWriter(sql, annotations, matcher, report, dry);
    }

    /// What one person heard elsewhere.
    void listens(String user, List<JsonNode> lines) {
        listens.take(new UserId(user), lines);
    }

    void take(String user, String type, JsonNode line) {
        switch (type) {
            case "annotation" -> annotation(new UserId(user), line);
            case "play" -> play(user, line);
            case "playlist" -> playlist(new UserId(user), line);
            case "bookmark" -> bookmark(new UserId(user), line);
            case "queue" -> queue(new UserId(user), line);
            case "collection" -> own.collected(new UserId(user), line);
            case "slice" -> own.slice(new UserId(user), line);
            case "relation" -> own.relation(line);
            case "picture", "candidate", "step", "reference" -> shared.take(type, line);
            default -> report.problem("nothing is known of lines of type " + type);
        }
    }

    private Optional<String> find(String type, String ref) {
        Optional<String> id = matcher.find(type, ref);
        if (id.isEmpty()) {
            report.problem(matcher.reason(type, ref));
        }
        return id;
    }

    static @Nullable Instant moment(JsonNode line, String field) {
        String text = line.path(field).asText("");
        return text.isEmpty() ? null : Instant.parse(text);
    }

    static Instant moment(JsonNode line, String field, Instant otherwise) {
        Instant moment = moment(line, field);
        return moment == null ? otherwise : moment;
    }

    private record Known(@Nullable Instant starredAt, @Nullable Integer rating, long count,
            @Nullable Instant playedAt) {}

    private void annotation(UserId user, JsonNode line) {
        String type = line.path("of").asText("");
        Optional<String> found = find(type, line.path("item").asText(""));
        if (found.isEmpty()) {
            return;
        }
        ItemId item = item(type, found.get());
        int kind = Kinds.of(item);
        Known known = sql.find("""
                SELECT starred_at, rating, play_count, played_at FROM annotation WHERE user_id = ? AND kind = ? AND item = ?
                """, row -> new Known(row.instantOrNull(1), row.integerOrNull(2), row.number(3), row.instantOrNull(4)),
                user.value(), kind, found.get()).orElse(new Known(null, null, 0, null));
        Instant starredAt = moment(line, "starredAt");
        boolean star = starredAt != null && known.starredAt() == null;
        int rating = line.path("rating").asInt();
        Integer rated = known.rating();
        boolean rate = rating > 0 && (rated == null || preferImported && rated != rating);
        long count = line.path("playCount").asLong();
        Instant playedAt = moment(line, "playedAt");
        boolean counts = count > known.count() || isLater(playedAt, known.playedAt());
        if (!star && !rate && !counts) {
            report.knew("annotation");
            return;
        }
        report.took("annotation");
        if (dry) {
            return;
        }
        if (star && starredAt != null) {
            annotations.star(user, List.of(item), starredAt);
        }
        if (rate) {
            annotations.rate(user, item, rating);
        }
        if (counts) {
            count(user, kind, found.get(), Math.max(count, known.count()), playedAt);
        }
    }

    /// What is kept has milliseconds only.
    private static boolean isLater(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.toEpochMilli() > other.toEpochMilli());
    }

    private static ItemId item(String type, String id) {
        return switch (type) {
            case "track" -> new TrackId(id);
            case "album" -> new AlbumId(id);
            case "artist" -> new ArtistId(id);
            case "folder" -> new FolderId(id);
            default -> throw new IllegalArgumentException("nothing can be starred that is a " + type);
        };
    }

    private void count(UserId user, int kind, String item, long count, @Nullable Instant playedAt) {
        long last = playedAt == null ? 0 : playedAt.toEpochMilli();
        long changed = sql.change("""
                UPDATE annotation SET play_count = ?, played_at = GREATEST(COALESCE(played_at, 0), ?)
                WHERE user_id = ? AND kind = ? AND item = ?
                """, count, last, user.value(), kind, item);
        if (changed == 0) {
            sql.change("INSERT INTO annotation (user_id, kind, item, play_count, played_at) VALUES (?, ?, ?, ?, ?)",
                    user.value(), kind, item, count, last);
        }
        changes.annotated(user, kind, item);
        versions.changed(user);
    }

    /// Counts come with annotations; this is the history alone.
    private void play(String user, JsonNode line) {
        Optional<String> track = find("track", line.path("item").asText(""));
        if (track.isEmpty()) {
            return;
        }
        long second = moment(line, "at", Instant.EPOCH).getEpochSecond();
        boolean known = sql.find("SELECT kind FROM play WHERE user_id = ? AND played_at = ? AND track = ?",
                row -> row.integer(1), user, second, track.get()).isPresent();
        if (known) {
            report.knew("play");
            return;
        }
        report.took("play");
        if (!dry) {
            sql.change(
                    "INSERT INTO play (user_id, played_at, kind, track, client, listened_ms) VALUES (?, ?, 1, ?, ?, ?)",
                    user, second, track.get(), line.path("client").asText(""), listened(line, track.get()));
        }
    }

    private long listened(JsonNode line, String track) {
        JsonNode told = line.path("listenedMs");
        return told.canConvertToLong() && told.asLong() >= 0 ? told.asLong()
                : PlayCounter.lengthOf(sql, Kinds.TRACK, track);
    }

    private void playlist(UserId user, JsonNode line) {
        String name = line.path("name").asText("");
        Optional<SmartRules> rules = rules(line, name);
        List<TrackId> tracks = rules.isPresent() ? List.of() : tracks(line);
        Instant at = moment(line, "changedAt", Instant.EPOCH);
        if (isHere(user, name, tracks, rules.isPresent())) {
            report.knew("playlist");
            return;
        }
        Optional<PlaylistId> earlier = rules.isPresent() ? Optional.empty() : takenEarlier(user, name, tracks, at);
        report.took("playlist");
        if (dry) {
            return;
        }
        if (earlier.isPresent()) {
            playlists.changeEntries(earlier.get(), _ -> tracks, at);
            return;
        }
        PlaylistId id = new PlaylistId(ids.get());
        playlists.create(id, name, user, tracks, moment(line, "createdAt", at));
        playlists.describe(id, null, line.path("comment").asText(null), line.path("public").asBoolean(), at);
        rules.ifPresent(read -> playlists.setRules(id, read, at));
    }

    /// Rules that mean nothing here leave the entries that they chose where the list comes from.
    private Optional<SmartRules> rules(JsonNode line, String name) {
        String rules = line.path("rules").asText("");
        try {
            return rules.isEmpty() ? Optional.empty() : Optional.of(SmartRulesReader.read(rules).rules());
        } catch (LibraryException.Invalid e) {
            report.remark("The smart playlist \"%s\" comes as the list it is now: %s".formatted(name, e.getMessage()));
            return Optional.empty();
        }
    }

    /// One that was taken in when less of its music was here, and that nobody changed since.
    private Optional<PlaylistId> takenEarlier(UserId user, String name, List<TrackId> tracks, Instant at) {
        List<String> wanted = tracks.stream().map(TrackId::value).toList();
        return sql.list("""
                SELECT id FROM playlist WHERE owner = ? AND name = ? AND changed_at = ? AND rules IS NULL
                """, row -> row.text(1), user.value(), name, at.toEpochMilli())
                .stream()
                .filter(id -> isPart(entries(id), wanted))
                .map(PlaylistId::new)
                .findFirst();
    }

    private static boolean isPart(List<String> some, List<String> all) {
        int place = 0;
        for (String entry : all) {
            place += place < some.size() && some.get(place).equals(entry) ? 1 : 0;
        }
        return place == some.size();
    }

    private List<String> entries(String playlist) {
        return sql.list("SELECT track FROM playlist_entry WHERE playlist = ? ORDER BY place", row -> row.text(1),
                playlist);
    }

    private List<TrackId> tracks(JsonNode line) {
        List<TrackId> tracks = new ArrayList<>();
        line.path("items").forEach(item -> find("track", item.asText()).ifPresent(id -> tracks.add(new TrackId(id))));
        return tracks;
    }

    private boolean isHere(UserId user, String name, List<TrackId> tracks, boolean smart) {
        List<String> wanted = tracks.stream().map(TrackId::value).toList();
        return sql.list("SELECT id, rules FROM playlist WHERE owner = ? AND name = ?",
                row -> new Here(row.text(1), row.textOrNull(2) != null), user.value(), name)
                .stream()
                .anyMatch(here -> smart ? here.smart() : !here.smart() && entries(here.id()).equals(wanted));
    }

    private record Here(String id, boolean smart) {}

    private void bookmark(UserId user, JsonNode line) {
        Optional<String> track = find("track", line.path("item").asText(""));
        if (track.isEmpty()) {
            return;
        }
        Instant changedAt = moment(line, "changedAt", Instant.EPOCH);
        boolean newer = bookmarks.listBookmarks(user)
                .stream()
                .anyMatch(known -> known.item().value().equals(track.get()) && !known.changedAt().isBefore(changedAt));
        if (newer) {
            report.knew("bookmark");
            return;
        }
        report.took("bookmark");
        if (!dry) {
            bookmarks.saveBookmark(user,
                    new Bookmark(new TrackId(track.get()), Duration.ofMillis(line.path("positionMs").asLong()),
                            line.path("comment").asText(null), moment(line, "createdAt", changedAt), changedAt));
        }
    }

    private void queue(UserId user, JsonNode line) {
        Instant changedAt = moment(line, "changedAt", Instant.EPOCH);
        List<PlayableId> tracks = List.copyOf(tracks(line));
        boolean newer = queues.findPlayQueue(user).filter(known -> !known.changedAt().isBefore(changedAt)).isPresent();
        if (newer || tracks.isEmpty()) {
            report.knew("queue");
            return;
        }
        report.took("queue");
        if (!dry) {
            int current = Math.clamp(line.path("current").asInt(), 0, tracks.size() - 1);
            queues.savePlayQueue(user,
                    new PlayQueue(tracks, current, Duration.ofMillis(line.path("positionMs").asLong()),
                            changedAt, line.path("changedBy").asText("")));
        }
    }
}
