package io.antiphon.persistence.enrichment;

import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.Candidate.TrackClaim;
import io.antiphon.core.enrichment.match.Limit;
import io.antiphon.core.enrichment.match.Part;
import io.antiphon.core.enrichment.match.Score;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.text.JsonText;
import io.antiphon.core.text.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a candidate claims and how it was scored, as the JSON of its row.
public record CandidateJson(@Nullable String url, boolean sureOfEdition, Score score, Map<Field, FieldValue> claims,
        List<TrackClaim> tracks) {

    private static final int DIGITS = 6;

    public static String encode(Candidate candidate) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("url", candidate.url() == null ? new JsonValue.Nothing() : text(candidate.url()));
        members.put("edition", new JsonValue.Flag(candidate.sureOfEdition()));
        members.put("total", number(candidate.score().total()));
        members.put("parts", new JsonValue.Elements(
                candidate.score().parts().stream().<JsonValue>map(CandidateJson::part).toList()));
        members.put("limits", new JsonValue.Elements(
                candidate.score().limits().stream().<JsonValue>map(CandidateJson::limit).toList()));
        members.put("claims", claims(candidate.claims()));
        members.put("tracks", new JsonValue.Elements(
                candidate.tracks().stream().<JsonValue>map(CandidateJson::track).toList()));
        return JsonText.write(new JsonValue.Members(members));
    }

    private static JsonValue text(String text) {
        return new JsonValue.Text(text);
    }

    private static JsonValue number(double number) {
        return new JsonValue.Decimal(BigDecimal.valueOf(number).setScale(DIGITS, RoundingMode.HALF_UP));
    }

    private static JsonValue part(Part part) {
        return new JsonValue.Elements(
                List.of(text(part.name()), number(part.weight()), number(part.value()), text(part.why())));
    }

    private static JsonValue limit(Limit limit) {
        return new JsonValue.Elements(List.of(number(limit.most()), text(limit.why())));
    }

    private static JsonValue track(TrackClaim track) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("track", text(track.track()));
        members.put("claims", claims(track.claims()));
        return new JsonValue.Members(members);
    }

    private static JsonValue claims(Map<Field, FieldValue> claims) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        copy(claims)
                .forEach((field, value) -> members.put(field.name(), JsonText.parse(value.encode())));
        return new JsonValue.Members(members);
    }

    private static Map<Field, FieldValue> copy(Map<Field, FieldValue> claims) {
        Map<Field, FieldValue> copy = new EnumMap<>(Field.class);
        copy.putAll(claims);
        return copy;
    }

    public static CandidateJson decode(String text) {
        JsonValue json = JsonText.parse(text);
        List<Part> parts = new ArrayList<>();
        json.find("parts").map(JsonValue::elements).orElse(List.of()).forEach(part -> parts.add(part(part.elements())));
        List<Limit> limits = new ArrayList<>();
        json.find("limits")
                .map(JsonValue::elements)
                .orElse(List.of())
                .forEach(
                        limit -> limits.add(new Limit(number(limit.elements().get(0)), text(limit.elements().get(1)))));
        List<TrackClaim> tracks = new ArrayList<>();
        json.find("tracks")
                .map(JsonValue::elements)
                .orElse(List.of())
                .forEach(track -> tracks.add(new TrackClaim(track.find("track").flatMap(JsonValue::text).orElse(""),
                        readClaims(track))));
        return new CandidateJson(json.find("url").flatMap(JsonValue::text).orElse(null),
                json.find("edition").filter(new JsonValue.Flag(true)::equals).isPresent(),
                new Score(json.find("total").map(CandidateJson::number).orElse(0.0), parts, limits), readClaims(json),
                tracks);
    }

    private static Part part(List<JsonValue> values) {
        return new Part(text(values.get(0)), number(values.get(1)), number(values.get(2)), text(values.get(3)));
    }

    private static String text(JsonValue value) {
        return value.text().orElse("");
    }

    private static double number(JsonValue value) {
        return value instanceof JsonValue.Decimal decimal ? decimal.value().doubleValue() : 0;
    }

    private static Map<Field, FieldValue> readClaims(JsonValue json) {
        Map<Field, FieldValue> claims = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            json.find("claims")
                    .flatMap(all -> all.find(field.name()))
                    .ifPresent(value -> claims.put(field, FieldValue.decode(JsonText.write(value))));
        }
        return claims;
    }
}
