package io.antiphon.core.enrichment;

/// What became of a candidate. Names are kept in the database.
public enum CandidateState {
    /// Waits for somebody to look.
    OPEN,
    /// Taken over, at least in part.
    APPLIED,
    /// Somebody said that it is something else.
    DISMISSED
}
