package io.antiphon.nativeapi.enrichment;

import io.antiphon.core.enrichment.ItemProvenance;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.nativeapi.enrichment.ValueBodies.ProvenanceBody;
import io.antiphon.nativeapi.enrichment.ValueBodies.SaidBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.States;
import io.helidon.http.Method;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where values come from, saying others, and taking back what was said. Files stay as they are.
final class ProvenanceRoutes {

    private final EnrichmentRoomPorts ports;
    private final Seen seen;

    ProvenanceRoutes(EnrichmentRoomPorts ports) {
        this.ports = ports;
        this.seen = new Seen(ports);
    }

    List<Route> routes() {
        return Stream.of(routes("/tracks/{id}", Layered.TRACK, "a track"),
                routes("/albums/{id}", Layered.ALBUM, "an album"),
                routes("/artists/{id}", Layered.ARTIST, "an artist")).flatMap(List::stream).toList();
    }

    private List<Route> routes(String path, Layered kind, String named) {
        return List.of(
                new Route(Method.GET, path + "/provenance", Access.USER,
                        "Tells where each value of %s comes from".formatted(named),
                        call -> answer(ports.provenance().of(kind, seen.require(call, kind))))
                        .gives(ProvenanceBody.class)
                        .kept()
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.PATCH, path + "/provenance", Access.TAGS,
                        "Says values of %s; they stand above tags and providers, and no file is changed"
                                .formatted(named),
                        call -> edit(call, kind))
                        .takes(Said.class)
                        .gives(ProvenanceBody.class)
                        .matched()
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.INVALID_REQUEST),
                new Route(Method.POST, path + "/provenance/{step}/revert", Access.TAGS,
                        "Takes back one step: the value of %s is again what it was without it".formatted(named),
                        call -> answer(ports.provenance()
                                .revert(call.user().id(), kind, seen.require(call, kind), call.parameter("step"))))
                        .gives(ProvenanceBody.class)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.CONFLICT));
    }

    private Answer edit(Call call, Layered kind) {
        String id = seen.require(call, kind);
        call.requireMatch(tag -> tag.equals(States.of(body(ports.provenance().of(kind, id)))));
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        for (SaidBody said : call.body(Said.class).fields()) {
            Field field = Field.of(kind, said.field());
            values.put(field, said.value(field));
        }
        return answer(ports.provenance().edit(call.user().id(), kind, id, values));
    }

    private Answer answer(ItemProvenance item) {
        ProvenanceBody body = body(item);
        return Answer.kept(body, States.of(body));
    }

    private ProvenanceBody body(ItemProvenance item) {
        return ProvenanceBody.of(item, ports.names());
    }

    record Said(@io.antiphon.nativeapi.http.Field(most = 50) List<SaidBody> fields) {

        Said {
            fields = List.copyOf(fields);
        }
    }
}
