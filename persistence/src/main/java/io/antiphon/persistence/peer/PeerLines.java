package io.antiphon.persistence.peer;

import io.antiphon.persistence.transfer.LineWriter;
import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes what is read from a peer as lines of an export, and knows which things were spoken of.
final class PeerLines {

    private final LineWriter lines;
    private final PathMap paths;
    private final Map<String, Set<String>> spokenOf = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    PeerLines(Writer out, PathMap paths) {
        this.lines = new LineWriter(out);
        this.paths = paths;
    }

    /// Something about the whole that people should know.
    void remark(String text) {
        remarks.add(text);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /// Whether somebody did something with it.
    boolean isSpokenOf(String type, String ref) {
        return spokenOf.getOrDefault(type, Set.of()).contains(ref);
    }

    void speakOf(String type, String ref) {
        spokenOf.computeIfAbsent(type, _ -> new HashSet<>()).add(ref);
    }

    void write(String type, @Nullable Object... namesAndValues) {
        lines.write(type, namesAndValues);
    }

    static @Nullable String written(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /// An account. Its password cannot be read by anybody else.
    ///
    /// @param roots of the libraries it may see; absent for all
    void user(String name, String email, boolean admin, @Nullable List<String> roots) {
        write("user", "name", name, "email", email, "role", admin ? "MANAGER" : "LISTENER", "roots",
                roots == null ? null : roots.stream().map(paths::map).toList());
    }

    /// @param root of the library; empty when `path` is not relative to any that is known
    void track(String ref, String root, String path, PeerTrack tags) {
        String full = path.startsWith("/") || root.isEmpty() ? path : root.replaceFirst("/+$", "") + "/" + path;
        String mapped = paths.map(full.replace('\\', '/'));
        String mappedRoot = paths.map(root.replace('\\', '/')).replaceFirst("/+$", "");
        boolean below = !mappedRoot.isEmpty() && mapped.startsWith(mappedRoot + "/");
        write("track", "ref", ref, "musicBrainzId", tags.musicBrainzId(), "path",
                below ? mapped.substring(mappedRoot.length() + 1) : mapped, "absolutePath",
                mapped.startsWith("/") ? mapped : null, "title", tags.title(), "artist", tags.artist(), "album",
                tags.album(), "durationMs", tags.durationMs());
    }

    void folder(String ref, String root, String path) {
        String full = path.startsWith("/") || root.isEmpty() ? path : root.replaceFirst("/+$", "") + "/" + path;
        String mapped = paths.map(full.replace('\\', '/'));
        String mappedRoot = paths.map(root.replace('\\', '/')).replaceFirst("/+$", "");
        boolean below = !mappedRoot.isEmpty() && mapped.startsWith(mappedRoot + "/");
        write("folder", "ref", ref, "path", below ? mapped.substring(mappedRoot.length() + 1) : mapped, "absolutePath",
                mapped.startsWith("/") ? mapped : null);
    }

    void annotation(String user, String of, String ref, Deed deed) {
        if (deed.isNothing()) {
            return;
        }
        speakOf(of, ref);
        write("annotation", "user", user, "of", of, "item", ref, "starredAt", written(deed.starredAt()), "rating",
                deed.rating() == 0 ? null : deed.rating(), "playCount", deed.playCount() == 0 ? null : deed.playCount(),
                "playedAt", written(deed.playedAt()));
    }

    void playlist(String user, PeerPlaylist list, List<String> items) {
        items.forEach(item -> speakOf("track", item));
        write("playlist", "user", user, "name", list.name(), "comment", list.comment(), "public", list.published(),
                "items", items, "rules", list.rules(), "createdAt", written(list.createdAt()), "changedAt",
                written(list.changedAt()));
    }

    void bookmark(String user, String item, long positionMs, String comment, @Nullable Instant createdAt,
            @Nullable Instant changedAt) {
        speakOf("track", item);
        write("bookmark", "user", user, "item", item, "positionMs", positionMs, "comment", comment, "createdAt",
                written(createdAt), "changedAt", written(changedAt));
    }

    void queue(String user, List<String> items, int current, long positionMs, @Nullable Instant changedAt,
            String changedBy) {
        items.forEach(item -> speakOf("track", item));
        write("queue", "user", user, "items", items, "current", Math.max(0, current), "positionMs", positionMs,
                "changedAt", written(changedAt), "changedBy", changedBy);
    }

    void play(String user, String item, @Nullable Instant at, String client) {
        if (at != null) {
            speakOf("track", item);
            write("play", "user", user, "item", item, "at", written(at), "client", client);
        }
    }

    /// @param durationMs 0 when unknown
    record PeerTrack(String title, String artist, String album, String musicBrainzId, long durationMs) {}

    /// @param rules of a smart playlist, as JSON
    record PeerPlaylist(String name, String comment, boolean published, @Nullable String rules,
            @Nullable Instant createdAt, @Nullable Instant changedAt) {}

    /// What somebody did to one thing.
    record Deed(@Nullable Instant starredAt, int rating, long playCount, @Nullable Instant playedAt) {

        Deed {
            rating = Math.clamp(rating, 0, 5);
            playCount = Math.max(0, playCount);
        }

        static Deed star(@Nullable Instant at, boolean starred) {
            return new Deed(at == null && starred ? Instant.EPOCH.plusSeconds(1) : at, 0, 0, null);
        }

        boolean isNothing() {
            return starredAt == null && rating == 0 && playCount == 0;
        }
    }
}
