package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.Sha256;
import io.antiphon.persistence.Sql;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Keeps what people did elsewhere to songs that are not here, in `external_track` and `external_deed`, so that it can be taken in when they are.
final class UnmatchedSongs {

    private static final int MOST_DEEDS = 300_000;
    private static final int LONGEST_TRACK = 8_000;
    private static final int LONGEST_DEED = 1_000;
    private static final int LONGEST_NAME = 1_000;
    private static final int DIGEST_BYTES = 16;

    private final Sql sql;
    private final long now;
    private final Map<String, Long> deeds = new HashMap<>();
    private long kept;

    /// @param now in milliseconds
    UnmatchedSongs(Sql sql, long now) {
        this.sql = sql;
        this.now = now;
    }

    /// How many deeds were new.
    long kept() {
        return kept;
    }

    /// In the transaction that takes the deed in, if there is one.
    void keep(String user, JsonNode track, JsonNode deed) {
        String trackLine = track.toString();
        String deedLine = deed.toString();
        long count = deeds.computeIfAbsent(user, this::count);
        if (trackLine.length() > LONGEST_TRACK || deedLine.length() > LONGEST_DEED || count >= MOST_DEEDS) {
            return;
        }
        String ref = track.path("ref").asText("");
        keepTrack(user, ref, track, trackLine);
        String digest = Sha256.hex(deedLine.getBytes(StandardCharsets.UTF_8), DIGEST_BYTES);
        if (sql.find("SELECT 1 FROM external_deed WHERE user_id = ? AND track = ? AND digest = ?",
                row -> row.integer(1), user, ref, digest).isEmpty()) {
            sql.change("INSERT INTO external_deed (user_id, track, digest, line) VALUES (?, ?, ?, ?)", user, ref,
                    digest, deedLine);
            deeds.put(user, count + 1);
            kept++;
        }
    }

    private void keepTrack(String user, String ref, JsonNode track, String line) {
        if (sql.change("UPDATE external_track SET seen = TRUE WHERE user_id = ? AND digest = ?", user, ref) == 0) {
            sql.change("""
                    INSERT INTO external_track (user_id, digest, title, artist, album, url, line, seen, kept_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, TRUE, ?)
                    """, user, ref, text(track, "title"), text(track, "artist"), text(track, "album"),
                    text(track, "url"), line, now);
        }
    }

    private static String text(JsonNode track, String field) {
        String text = track.path(field).asText("");
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }

    private long count(String user) {
        return sql.find("SELECT COUNT(*) FROM external_deed WHERE user_id = ?", row -> row.number(1), user).orElse(0L);
    }
}
