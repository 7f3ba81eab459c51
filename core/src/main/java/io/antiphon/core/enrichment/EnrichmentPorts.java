package io.antiphon.core.enrichment;

import io.antiphon.core.IdGenerator;
import java.time.Clock;

/// What enrichment keeps its things in and works with.
public record EnrichmentPorts(EnrichmentStore store, CandidateStore candidates, StepStore steps, IdGenerator ids,
        Clock clock) {}
