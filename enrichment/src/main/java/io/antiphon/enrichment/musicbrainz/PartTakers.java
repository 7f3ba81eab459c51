package io.antiphon.enrichment.musicbrainz;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.ClaimedContributor;
import io.antiphon.core.provider.ClaimedWork;
import io.antiphon.enrichment.provider.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who took part in a recording and which works it is of, by its [relationships](https://musicbrainz.org/relationships/artist-recording).
final class PartTakers {

    private static final int MOST = 60;
    private static final int MOST_WORKS = 10;
    private static final Map<String, String> ROLES = Map.ofEntries(Map.entry("composer", "composer"),
            Map.entry("lyricist", "lyricist"), Map.entry("librettist", "lyricist"), Map.entry("writer", "writer"),
            Map.entry("arranger", "arranger"), Map.entry("instrument arranger", "arranger"),
            Map.entry("vocal arranger", "arranger"), Map.entry("orchestrator", "arranger"),
            Map.entry("conductor", "conductor"), Map.entry("producer", "producer"), Map.entry("engineer", "engineer"),
            Map.entry("recording", "engineer"), Map.entry("mix", "mixer"), Map.entry("mix-DJ", "djmixer"),
            Map.entry("remixer", "remixer"), Map.entry("instrument", "performer"), Map.entry("vocal", "performer"),
            Map.entry("performer", "performer"), Map.entry("performing orchestra", "performer"));

    /// Attributes that are neither instruments nor voices.
    private static final Set<String> MANNERS = Set.of("additional", "guest", "solo", "minor", "time", "number", "cover",
            "live", "partial", "instrumental", "medley");

    private PartTakers() {}

    /// Those of the recording itself, after those of its works.
    static List<ClaimedContributor> contributors(JsonNode recording) {
        List<ClaimedContributor> all = new ArrayList<>();
        for (JsonNode work : related(recording, "work")) {
            related(work.path("work"), "artist").forEach(relation -> add(all, relation));
        }
        related(recording, "artist").forEach(relation -> add(all, relation));
        return all.stream().distinct().limit(MOST).toList();
    }

    static List<ClaimedWork> works(JsonNode recording) {
        List<ClaimedWork> works = new ArrayList<>();
        for (JsonNode relation : related(recording, "work")) {
            String title = Fields.text(relation.path("work"), "title");
            if (title != null && works.size() < MOST_WORKS) {
                works.add(new ClaimedWork(title, Fields.mbid(relation.path("work"), "id")));
            }
        }
        return works.stream().distinct().toList();
    }

    private static List<JsonNode> related(JsonNode node, String target) {
        return Fields.list(node, "relations")
                .stream()
                .filter(relation -> target.equals(Fields.text(relation, "target-type")))
                .toList();
    }

    private static void add(List<ClaimedContributor> all, JsonNode relation) {
        String type = Fields.text(relation, "type");
        String role = type == null ? null : ROLES.get(type);
        String credited = Fields.text(relation, "target-credit");
        String name = credited == null ? Fields.text(relation.path("artist"), "name") : credited;
        if (type == null || role == null || name == null) {
            return;
        }
        String mbid = Fields.mbid(relation.path("artist"), "id");
        List<String> played = role.equals("performer")
                ? Fields.texts(relation, "attributes").stream().filter(one -> !MANNERS.contains(one)).toList()
                : List.of();
        if (played.isEmpty()) {
            all.add(new ClaimedContributor(role, standing(type), name, mbid));
        }
        played.forEach(instrument -> all.add(new ClaimedContributor(role, instrument, name, mbid)));
    }

    private static @Nullable String standing(String type) {
        return switch (type) {
            case "vocal" -> "vocals";
            case "performing orchestra" -> "orchestra";
            default -> null;
        };
    }
}
