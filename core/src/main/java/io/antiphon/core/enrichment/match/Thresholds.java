package io.antiphon.core.enrichment.match;

/// What becomes of a score.
///
/// @param automatic from here on a claim may be applied without asking
/// @param review from here on it waits for somebody to look; below it is dropped
public record Thresholds(double automatic, double review) {

    /// Chosen on labelled cases: see the test of the matching's quality.
    public static final Thresholds STANDARD = new Thresholds(0.88, 0.6);

    /// @throws IllegalArgumentException when they are no shares of one, or in the wrong order
    public Thresholds {
        if (!(review >= 0 && review <= automatic && automatic <= 1)) {
            throw new IllegalArgumentException(
                    "0 <= review <= automatic <= 1, not %s and %s".formatted(review, automatic));
        }
    }
}
