package io.antiphon.enrichment.musicbrainz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.Names;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads recordings, each once for every release that could be the asked one.
final class RecordingReader {

    private static final int RELEASES_OF_ONE = 6;
    private static final int MOST_BEFORE = 100_000;

    private final String site;

    RecordingReader(String site) {
        this.site = site;
    }

    List<ClaimedRecording> recordings(JsonNode node, RecordingQuery query) throws StrangeAnswerException {
        String id = Fields.requiredText(node, "id");
        String title = Fields.requiredText(node, "title");
        List<JsonNode> releases = Fields.list(node, "releases")
                .stream()
                .sorted(Comparator.comparing((JsonNode release) -> !isAsked(release, query)))
                .limit(RELEASES_OF_ONE)
                .toList();
        List<ClaimedRecording> claims = new ArrayList<>();
        for (JsonNode release : releases) {
            claims.add(on(node, id, title, release));
        }
        return claims.isEmpty() ? List.of(on(node, id, title, MissingNode.getInstance())) : claims;
    }

    private static boolean isAsked(JsonNode release, RecordingQuery query) {
        return Names.areEqual(Fields.textOr(release, "title", ""), query.album());
    }

    private ClaimedRecording on(JsonNode recording, String id, String title, JsonNode release) {
        JsonNode medium = Fields.list(release, "media").stream().findFirst().orElse(MissingNode.getInstance());
        // A look-up says `tracks`, a search `track`.
        JsonNode track = Fields.list(medium, medium.has("tracks") ? "tracks" : "track")
                .stream()
                .findFirst()
                .orElse(MissingNode.getInstance());
        Long score = Fields.number(recording, "score");
        PartialDate date = Fields.date(release, "date");
        return new ClaimedRecording(id, site + "recording/" + id, title, ReleaseReader.artists(recording),
                Fields.text(release, "title"), ReleaseReader.length(recording), Fields.positive(medium, "position"),
                place(track, medium), Fields.positive(medium, "track-count"),
                date == null ? Fields.date(recording, "first-release-date") : date, Fields.mbid(recording, "id"),
                Fields.mbid(track, "id"), Fields.mbid(release, "id"), Fields.mbid(release.path("release-group"), "id"),
                Fields.texts(recording, "isrcs"), ReleaseReader.genres(recording),
                PartTakers.contributors(recording), PartTakers.works(recording),
                score == null ? null : Math.clamp(score / 100.0, 0, 1));
    }

    /// The number may be one of a side (`A1`); how many tracks come before it is not.
    private static @Nullable Integer place(JsonNode track, JsonNode medium) {
        Integer position = Fields.positive(track, "position");
        if (position != null || track.isMissingNode()) {
            return position;
        }
        Long before = Fields.number(medium, "track-offset");
        if (before == null || before < 0 || before > MOST_BEFORE) {
            return Fields.positive(track, "number");
        }
        return Math.toIntExact(before + 1);
    }
}
