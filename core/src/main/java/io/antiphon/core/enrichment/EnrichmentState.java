package io.antiphon.core.enrichment;

/// How the look-up of a track or an album stands. Names are kept in the database.
public enum EnrichmentState {
    /// Nobody was asked yet. Everything begins so.
    PENDING,
    /// Somebody could not be asked, and will be asked again.
    WAITING,
    /// Something was found and taken over.
    APPLIED,
    /// Something was found that a person has to look at.
    REVIEW,
    /// Nobody knows it.
    NOTHING,
    /// Asking failed time and again, though others could be looked up meanwhile.
    FAILED
}
