package io.antiphon.enrichment.acoustid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.enrichment.provider.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a recognised recording, once for each release that it is on. Those that nobody named yet are left out.
final class Recognised {

    private static final int RELEASES_OF_ONE = 6;
    private static final String SITE = "https://musicbrainz.org/recording/";

    private Recognised() {}

    static List<ClaimedRecording> read(JsonNode recording, @Nullable Double score) {
        String id = Fields.mbid(recording, "id");
        String title = Fields.text(recording, "title");
        if (id == null || title == null) {
            return List.of();
        }
        List<ClaimedRecording> claims = new ArrayList<>();
        for (JsonNode group : Fields.list(recording, "releasegroups")) {
            for (JsonNode release : Fields.list(group, "releases")) {
                if (claims.size() < RELEASES_OF_ONE) {
                    claims.add(on(recording, id, title, group, release, score));
                }
            }
        }
        return claims.isEmpty()
                ? List.of(on(recording, id, title, MissingNode.getInstance(), MissingNode.getInstance(), score))
                : claims;
    }

    private static ClaimedRecording on(JsonNode recording, String id, String title, JsonNode group, JsonNode release,
            @Nullable Double score) {
        JsonNode medium = first(release, "mediums");
        JsonNode track = first(medium, "tracks");
        Double seconds = Fields.decimal(recording, "duration");
        String album = Fields.text(release, "title");
        return new ClaimedRecording(id, SITE + id, title, artists(recording),
                album == null ? Fields.text(group, "title") : album,
                seconds == null || seconds <= 0 || seconds > 1_000_000 ? null
                        : Duration.ofMillis(Math.round(seconds * 1000)),
                Fields.positive(medium, "position"), Fields.positive(track, "position"),
                Fields.positive(medium, "track_count"), date(release.path("date")), id, Fields.mbid(track, "id"),
                Fields.mbid(release, "id"), Fields.mbid(group, "id"), List.of(), List.of(), score);
    }

    private static JsonNode first(JsonNode node, String list) {
        return Fields.list(node, list).stream().findFirst().orElse(MissingNode.getInstance());
    }

    private static List<ClaimedArtist> artists(JsonNode recording) {
        List<ClaimedArtist> artists = new ArrayList<>();
        for (JsonNode artist : Fields.list(recording, "artists")) {
            String name = Fields.text(artist, "name");
            if (name != null) {
                String join = artist.path("joinphrase").asText("");
                artists.add(new ClaimedArtist(name, Fields.mbid(artist, "id"),
                        join.length() > 50 || join.chars().anyMatch(Character::isISOControl) ? " " : join));
            }
        }
        return artists;
    }

    private static @Nullable PartialDate date(JsonNode date) {
        Integer year = Fields.positive(date, "year");
        if (year == null || year > 9999) {
            return null;
        }
        Integer month = Fields.positive(date, "month");
        Integer day = Fields.positive(date, "day");
        String text = "%04d".formatted(year) + (month == null ? "" : "-%02d".formatted(month))
                + (month == null || day == null ? "" : "-%02d".formatted(day));
        return PartialDate.parse(text).orElse(null);
    }
}
