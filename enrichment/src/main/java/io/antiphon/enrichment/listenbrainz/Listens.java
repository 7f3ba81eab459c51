package io.antiphon.enrichment.listenbrainz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.antiphon.core.provider.Listen;
import io.antiphon.enrichment.provider.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Listens as ListenBrainz writes them.
final class Listens {

    private static final int MAX_TEXT = 1000;

    private final String version;

    Listens(String version) {
        this.version = version;
    }

    /// The document to send.
    ///
    /// @param type `single`, `import` or `playing_now`
    String document(String type, List<Listen> listens) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("listen_type", type);
        ArrayNode payload = document.putArray("payload");
        for (Listen listen : listens) {
            ObjectNode entry = payload.addObject();
            if (!type.equals("playing_now")) {
                entry.put("listened_at", listen.startedAt().getEpochSecond());
            }
            describe(entry.putObject("track_metadata"), listen);
        }
        return document.toString();
    }

    private void describe(ObjectNode metadata, Listen listen) {
        metadata.put("artist_name", limited(listen.artist())).put("track_name", limited(listen.title()));
        put(metadata, "release_name", listen.album());
        ObjectNode more = metadata.putObject("additional_info")
                .put("media_player", "Antiphon")
                .put("submission_client", "Antiphon")
                .put("submission_client_version", version);
        put(more, "release_artist_name", listen.albumArtist());
        put(more, "recording_mbid", mbid(listen.recordingMbid()));
        put(more, "release_mbid", mbid(listen.releaseMbid()));
        put(more, "isrc", listen.isrc());
        if (listen.trackNumber() != null) {
            more.put("tracknumber", listen.trackNumber());
        }
        Duration duration = listen.duration();
        if (duration != null && duration.isPositive()) {
            more.put("duration_ms", duration.toMillis());
        }
    }

    /// One that is none would have the whole batch refused.
    private static @Nullable String mbid(@Nullable String text) {
        return Fields.isMbid(text) ? text : null;
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            node.put(name, limited(text));
        }
    }

    private static String limited(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    /// Empty for an entry that says not when or what.
    static Optional<Listen> read(JsonNode entry) {
        JsonNode metadata = entry.path("track_metadata");
        JsonNode more = metadata.path("additional_info");
        JsonNode mapped = metadata.path("mbid_mapping");
        Long at = Fields.number(entry, "listened_at");
        String title = Fields.text(metadata, "track_name");
        String artist = Fields.text(metadata, "artist_name");
        if (at == null || at <= 0 || at > Instant.MAX.getEpochSecond() || title == null || artist == null) {
            return Optional.empty();
        }
        return Optional.of(new Listen(Instant.ofEpochSecond(at), title, artist, Fields.text(metadata, "release_name"),
                Fields.text(more, "release_artist_name"), duration(more), Fields.positive(more, "tracknumber"),
                either(mapped, more, "recording_mbid"), either(mapped, more, "release_mbid"),
                Fields.text(more, "isrc")));
    }

    private static @Nullable Duration duration(JsonNode more) {
        Integer millis = Fields.positive(more, "duration_ms");
        if (millis != null) {
            return Duration.ofMillis(millis);
        }
        Integer seconds = Fields.positive(more, "duration");
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /// What was sent with the listen counts more than what they made of its names.
    static @Nullable String either(JsonNode mapped, JsonNode sent, String name) {
        String own = Fields.mbid(sent, name);
        return own == null ? Fields.mbid(mapped, name) : own;
    }
}
