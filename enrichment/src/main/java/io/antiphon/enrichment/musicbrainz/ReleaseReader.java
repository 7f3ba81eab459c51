package io.antiphon.enrichment.musicbrainz;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads releases and their tracks, as a look-up or a search has them.
final class ReleaseReader {

    private static final int MOST_TRACKS = 2000;

    /// Where people look at a release.
    private final String site;

    ReleaseReader(String site) {
        this.site = site;
    }

    ClaimedRelease release(JsonNode node) throws StrangeAnswerException {
        String id = Fields.requiredText(node, "id");
        JsonNode group = node.path("release-group");
        JsonNode label = Fields.list(node, "label-info").stream().findFirst().orElse(node.path("label-info").path(0));
        String labelName = Fields.text(label.path("label"), "name");
        List<String> genres = genres(node);
        return new ClaimedRelease(id, site + "release/" + id, Fields.requiredText(node, "title"), artists(node),
                Fields.mbid(node, "id"), Fields.mbid(group, "id"), Fields.date(node, "date"),
                Fields.date(group, "first-release-date"), types(group), labelName,
                Fields.text(label, "catalog-number"), Fields.text(node, "barcode"), Fields.text(node, "country"),
                genres.isEmpty() ? genres(group) : genres, tracks(node, id));
    }

    static List<String> types(JsonNode group) {
        return Stream.concat(Stream.ofNullable(Fields.text(group, "primary-type")),
                Fields.texts(group, "secondary-types").stream())
                .map(type -> type.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The most used first.
    static List<String> genres(JsonNode node) {
        return Fields.list(node, "genres")
                .stream()
                .sorted(Comparator.comparingLong((JsonNode genre) -> count(genre)).reversed())
                .map(genre -> Fields.text(genre, "name"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static long count(JsonNode genre) {
        Long count = Fields.number(genre, "count");
        return count == null ? 0 : count;
    }

    static List<ClaimedArtist> artists(JsonNode node) {
        List<ClaimedArtist> artists = new ArrayList<>();
        for (JsonNode credit : Fields.list(node, "artist-credit")) {
            String name = Fields.text(credit, "name");
            String credited = name == null ? Fields.text(credit.path("artist"), "name") : name;
            if (credited != null) {
                artists.add(new ClaimedArtist(credited, Fields.mbid(credit.path("artist"), "id"),
                        joinPhrase(credit)));
            }
        }
        return artists;
    }

    /// With its blanks.
    private static String joinPhrase(JsonNode credit) {
        String phrase = credit.path("joinphrase").asText("");
        return phrase.length() > 50 || phrase.chars().anyMatch(Character::isISOControl) ? " " : phrase;
    }

    static @Nullable Duration length(JsonNode node) {
        Integer millis = Fields.positive(node, "length");
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private List<ClaimedRecording> tracks(JsonNode release, String releaseId) {
        List<ClaimedRecording> tracks = new ArrayList<>();
        for (JsonNode medium : Fields.list(release, "media")) {
            for (JsonNode track : Fields.list(medium, "tracks")) {
                if (tracks.size() < MOST_TRACKS) {
                    tracks.add(track(release, releaseId, medium, track));
                }
            }
        }
        return tracks;
    }

    private ClaimedRecording track(JsonNode release, String releaseId, JsonNode medium, JsonNode track) {
        JsonNode recording = track.path("recording");
        String mbid = Fields.mbid(recording, "id");
        String title = Fields.text(track, "title");
        Duration length = length(track);
        List<ClaimedArtist> own = artists(track);
        List<ClaimedArtist> recordings = own.isEmpty() ? artists(recording) : own;
        return new ClaimedRecording(mbid == null ? releaseId : mbid, mbid == null ? null : site + "recording/" + mbid,
                title == null ? Fields.textOr(recording, "title", "") : title,
                recordings.isEmpty() ? artists(release) : recordings, Fields.text(release, "title"),
                length == null ? length(recording) : length, Fields.positive(medium, "position"),
                Fields.positive(track, "position"), Fields.positive(medium, "track-count"),
                Fields.date(release, "date"), mbid, Fields.mbid(track, "id"), Fields.mbid(release, "id"),
                Fields.mbid(release.path("release-group"), "id"), Fields.texts(recording, "isrcs"),
                genres(recording), PartTakers.contributors(recording), PartTakers.works(recording), null);
    }
}
