package io.antiphon.nativeapi.enrichment;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// All about what others than tags say.
public final class EnrichmentRoutes {

    private EnrichmentRoutes() {}

    public static List<Route> routes(EnrichmentRoomPorts ports) {
        return Stream.of(new LookupRoutes(ports).routes(), new CandidateRoutes(ports).routes(),
                new ProvenanceRoutes(ports).routes(), new ArtworkRoutes(ports).routes())
                .flatMap(List::stream)
                .toList();
    }
}
