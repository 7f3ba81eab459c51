package io.antiphon.server;

import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.CandidateState;
import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.enrichment.ItemState;
import io.antiphon.core.enrichment.match.Part;
import io.antiphon.core.enrichment.match.Score;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.persistence.enrichment.JdbcEnrichment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Makes candidates as if a provider had found them.
public final class Candidates {

    private Candidates() {}

    /// @return the new candidate's id
    public static String found(TestServer server, Layered kind, String item, Map<Field, FieldValue> claims) {
        String id = server.installation().ids().next();
        Candidate candidate = new Candidate(id, kind, item, "stub", id, "https://stub.example/" + id,
                CandidateState.OPEN, new Score(0.85, List.of(new Part("title", 5, 0.85, "85 % alike")), List.of()),
                false, Instant.now(), claims, List.of());
        new JdbcEnrichment(server.installation().database()).save(
                List.of(new ItemState(kind, item, EnrichmentState.REVIEW, List.of("stub"), 0, null, Instant.now())),
                List.of(candidate), List.of());
        return id;
    }
}
