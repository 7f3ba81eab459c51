package io.antiphon.persistence.takeout;

import io.antiphon.persistence.takeout.TakeoutFiles.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// An export of ListenBrainz: `listens/YYYY/M.jsonl` and `feedback.jsonl`, or one list of listens as it was before 2025.
final class ListenBrainzData implements TakeoutReader {

    private static final String META = "track_metadata.";
    private static final String MORE = META + "additional_info.";

    @Override
    public void read(Content content, TakeoutLines lines) throws IOException {
        String name = content.fileName();
        if (name.startsWith("feedback")) {
            FlatJson.read(content.in(), content.name(), (_, fields) -> feedback(fields, lines));
        } else if (name.endsWith(".jsonl") || name.endsWith(".json")) {
            FlatJson.read(content.in(), content.name(), (_, fields) -> listen(fields, lines));
        }
    }

    private static void listen(Map<String, String> fields, TakeoutLines lines) {
        if (!fields.containsKey("listened_at")) {
            return;
        }
        lines.listen(song(fields), Moments.parse(fields.get("listened_at")), null, "ListenBrainz");
    }

    /// The listen's own id of the recording is what the player read from the file; the mapping is ListenBrainz' guess.
    private static Song song(Map<String, String> fields) {
        String own = fields.getOrDefault(MORE + "recording_mbid", "");
        String mapped = fields.getOrDefault(META + "mbid_mapping.recording_mbid", "");
        return new Song(fields.getOrDefault(META + "track_name", ""), fields.getOrDefault(META + "artist_name", ""),
                fields.getOrDefault(META + "release_name", ""), own.isEmpty() ? mapped : own, "",
                fields.getOrDefault(MORE + "origin_url", ""), length(fields));
    }

    private static long length(Map<String, String> fields) {
        String millis = fields.getOrDefault(MORE + "duration_ms", "");
        String seconds = fields.getOrDefault(MORE + "duration", "");
        if (millis.matches("\\d{1,9}")) {
            return Long.parseLong(millis);
        }
        return seconds.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)).toMillis() : 0;
    }

    /// Songs that are hated have -1.
    private static void feedback(Map<String, String> fields, TakeoutLines lines) {
        if (!fields.getOrDefault("score", "").equals("1")) {
            return;
        }
        Instant at = Moments.parse(fields.get("created"));
        Song named = song(fields);
        Song song = new Song(named.title(), named.artist(), named.album(), fields.getOrDefault("recording_mbid", ""),
                "",
                "", 0);
        lines.deed(song, at == null ? TakeoutLines.SOME_TIME : at, 0, 0, null);
    }
}
