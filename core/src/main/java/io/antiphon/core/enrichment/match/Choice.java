package io.antiphon.core.enrichment.match;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is made of scored claims: the best of them is taken when it is good enough and no other thing comes near it.
///
/// @param automatic index of the claim that may be applied without asking; absent when a person has to look
/// @param sureOfEdition whether it is sure which edition of the same thing is meant, too
public record Choice(Optional<Integer> automatic, boolean sureOfEdition) {

    /// By so much the best has to be better than the next that is something else.
    private static final double AHEAD = 0.02;
    private static final double EDITION_AHEAD = 0.03;

    /// One claim with its score.
    ///
    /// @param thing what makes claims speak of the same thing: a recording, a release group; absent when unknown
    /// @param edition what makes them speak of the same edition; absent when unknown
    public record Scored(double total, @Nullable String thing, @Nullable String edition) {}

    public static Choice of(List<Scored> claims, double threshold) {
        int best = indexOfBest(claims);
        if (best < 0 || claims.get(best).total() < threshold) {
            return new Choice(Optional.empty(), false);
        }
        Scored first = claims.get(best);
        boolean sure = true;
        for (int i = 0; i < claims.size(); i++) {
            Scored other = claims.get(i);
            double ahead = first.total() - other.total();
            if (i == best || isSame(first.edition(), other.edition())) {
                continue;
            }
            if (!isSame(first.thing(), other.thing()) && ahead < AHEAD) {
                return new Choice(Optional.empty(), false);
            }
            sure &= ahead >= EDITION_AHEAD;
        }
        return new Choice(Optional.of(best), sure);
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && Objects.equals(one, other);
    }

    private static int indexOfBest(List<Scored> claims) {
        return IntStream.range(0, claims.size())
                .boxed()
                .max(Comparator.comparingDouble((Integer i) -> claims.get(i).total()).thenComparingInt(i -> -i))
                .orElse(-1);
    }
}
