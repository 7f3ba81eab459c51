package io.antiphon.core.enrichment.match;

import java.util.List;

/// How sure it is that a claim speaks of what is here.
///
/// @param total from 0 to 1: the weighted mean of the parts, but never more than the lowest limit
/// @param parts what both sides say something of
public record Score(double total, List<Part> parts, List<Limit> limits) {

    public Score {
        parts = List.copyOf(parts);
        limits = List.copyOf(limits);
    }

    static Score of(List<Part> parts, List<Limit> limits) {
        double weights = 0;
        double sum = 0;
        for (Part part : parts) {
            weights += part.weight();
            sum += part.weight() * part.value();
        }
        double total = weights == 0 ? 0 : sum / weights;
        for (Limit limit : limits) {
            total = Math.min(total, limit.most());
        }
        return new Score(Math.clamp(total, 0, 1), parts, limits);
    }
}
