package io.antiphon.core.enrichment;

import io.antiphon.core.enrichment.match.Thresholds;

/// How the library is looked up elsewhere.
///
/// @param automatic whether what is sure is taken over without asking
/// @param replacing whether that replaces what tags say, too, or fills in only what they leave out
public record EnrichmentSettings(boolean automatic, boolean replacing, Thresholds thresholds) {

    public static EnrichmentSettings standard() {
        return new EnrichmentSettings(false, false, Thresholds.STANDARD);
    }
}
