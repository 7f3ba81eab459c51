package io.antiphon.nativeapi.enrichment;

import io.antiphon.core.LibraryException;
import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.CandidateState;
import io.antiphon.core.enrichment.match.Limit;
import io.antiphon.core.enrichment.match.Part;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.nativeapi.enrichment.ValueBodies.ProvenanceBody;
import io.antiphon.nativeapi.enrichment.ValueBodies.ValueBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was found: looking at it, taking it over, and saying that it is something else.
final class CandidateRoutes {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final String ONE = "/candidates/{id}";

    private final EnrichmentRoomPorts ports;
    private final Seen seen;

    CandidateRoutes(EnrichmentRoomPorts ports) {
        this.ports = ports;
        this.seen = new Seen(ports);
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/candidates", Access.TAGS, "Lists what was found, the best first", this::list)
                        .query(Parameter.choice("state", CandidateState.class, "What became of them.").orElse("open"),
                                Parameter.text("cursor", "The `next` of the answer before."),
                                Parameter.number("limit", 1, MAX_LIMIT, "How many are answered at most.")
                                        .orElse(DEFAULT_LIMIT))
                        .gives(Candidates.class)
                        .mayFail(ProblemType.NOT_FOUND),
                of("/tracks/{id}/candidates", Layered.TRACK, "a track"),
                of("/albums/{id}/candidates", Layered.ALBUM, "an album"),
                new Route(Method.GET, ONE, Access.TAGS,
                        "Shows what a candidate claims, and explains how well it matches",
                        call -> Answer.ok(CandidateBody.of(require(call))))
                        .gives(CandidateBody.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, ONE + "/apply", Access.TAGS,
                        "Takes over what a candidate claims, in whole or in part", this::apply)
                        .takes(Wanted.class)
                        .gives(CandidateBody.class)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.INVALID_REQUEST),
                new Route(Method.POST, ONE + "/dismiss", Access.TAGS, "Says that a candidate is something else",
                        call -> Answer.ok(CandidateBody.of(ports.candidates().dismiss(require(call).id()))))
                        .gives(CandidateBody.class)
                        .mayFail(ProblemType.NOT_FOUND));
    }

    private Route of(String path, Layered kind, String named) {
        return new Route(Method.GET, path, Access.TAGS, "Lists what was found for %s, the best first".formatted(named),
                call -> Answer.ok(new Candidates(ports.candidates()
                        .list(kind, seen.require(call, kind))
                        .stream()
                        .map(CandidateBody::of)
                        .toList(), null)))
                .gives(Candidates.class)
                .mayFail(ProblemType.NOT_FOUND);
    }

    private Answer list(Call call) {
        CandidateState state = call.findChoice("state", CandidateState.class).orElse(CandidateState.OPEN);
        int limit = call.number("limit");
        List<Candidate> found = ports.candidates().list(state, call.query("cursor").orElse(null), limit);
        return Answer.ok(new Candidates(found.stream()
                .filter(candidate -> seen.isSeen(call, candidate.kind(), candidate.item()))
                .map(CandidateBody::of)
                .toList(), found.size() < limit ? null : found.getLast().id()));
    }

    private Candidate require(Call call) {
        String id = call.parameter("id");
        Candidate candidate = ports.candidates().find(id);
        if (!seen.isSeen(call, candidate.kind(), candidate.item())) {
            throw new LibraryException.NotFound("Candidate", id);
        }
        return candidate;
    }

    private Answer apply(Call call) {
        Candidate candidate = require(call);
        Wanted wanted = call.body(Wanted.class);
        return Answer.ok(CandidateBody.of(ports.candidates()
                .apply(call.user().id(), candidate.id(), fields(candidate.kind(), wanted.fields()),
                        fields(Layered.TRACK, wanted.trackFields()))));
    }

    private static @Nullable Set<Field> fields(Layered kind, @Nullable List<String> names) {
        if (names == null) {
            return null;
        }
        Set<Field> fields = EnumSet.noneOf(Field.class);
        names.forEach(name -> fields.add(Field.of(kind, name)));
        return fields;
    }

    /// @param fields of the thing itself; all when absent
    /// @param trackFields of an album's tracks; all when absent
    record Wanted(@io.antiphon.nativeapi.http.Field(most = 50) @Nullable List<String> fields,
            @io.antiphon.nativeapi.http.Field(most = 50) @Nullable List<String> trackFields) {}

    record Candidates(List<CandidateBody> items, @Nullable String next) {

        Candidates {
            items = List.copyOf(items);
        }
    }

    /// @param itemId what it is found for
    /// @param url where people can look at it at the provider
    /// @param score from 0 to 1: the weighted mean of the parts, but never above a limit
    /// @param sureOfEdition whether it is sure that this edition is meant, and not only the same in another one
    record CandidateBody(String id, @io.antiphon.nativeapi.http.Field(oneOf = Layered.class) String kind, String itemId,
            String provider, String providerId, @Nullable String url,
            @io.antiphon.nativeapi.http.Field(oneOf = CandidateState.class) String state, double score,
            boolean sureOfEdition, String foundAt, List<PartBody> parts, List<LimitBody> limits,
            List<ValueBody> claims, List<TrackBody> tracks) {

        CandidateBody {
            parts = List.copyOf(parts);
            limits = List.copyOf(limits);
            claims = List.copyOf(claims);
            tracks = List.copyOf(tracks);
        }

        static CandidateBody of(Candidate candidate) {
            return new CandidateBody(candidate.id(), Names.written(candidate.kind()), candidate.item(),
                    candidate.provider(), candidate.providerId(), candidate.url(), Names.written(candidate.state()),
                    ProvenanceBody.rounded(candidate.score().total()), candidate.sureOfEdition(),
                    candidate.foundAt().toString(), candidate.score().parts().stream().map(PartBody::of).toList(),
                    candidate.score().limits().stream().map(LimitBody::of).toList(), values(candidate.claims()),
                    candidate.tracks()
                            .stream()
                            .map(track -> new TrackBody(track.track(), values(track.claims())))
                            .toList());
        }

        private static List<ValueBody> values(Map<Field, FieldValue> claims) {
            return new TreeMap<>(claims).entrySet()
                    .stream()
                    .map(claim -> ValueBody.of(claim.getKey(), claim.getValue()))
                    .toList();
        }
    }

    record TrackBody(String trackId, List<ValueBody> claims) {

        TrackBody {
            claims = List.copyOf(claims);
        }
    }

    /// @param weight how much it counts beside the others
    /// @param value from 0 to 1
    record PartBody(String name, double weight, double value, String why) {

        static PartBody of(Part part) {
            return new PartBody(part.name(), part.weight(), ProvenanceBody.rounded(part.value()), part.why());
        }
    }

    /// @param most what the score is at most
    record LimitBody(double most, String why) {

        static LimitBody of(Limit limit) {
            return new LimitBody(limit.most(), limit.why());
        }
    }
}
