package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Layered;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps candidates.
public interface CandidateStore {

    Optional<Candidate> find(String id);

    /// Of one thing, the best first.
    List<Candidate> list(Layered kind, String item);

    /// In one state, the best first, of things that are not missing.
    ///
    /// @param after the last one read; absent for the beginning
    List<Candidate> list(CandidateState state, @Nullable Candidate after, int limit);

    void setState(String id, CandidateState state);
}
