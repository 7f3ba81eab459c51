package io.antiphon.core.enrichment;

import io.antiphon.core.enrichment.match.Choice;
import io.antiphon.core.enrichment.match.Choice.Scored;
import io.antiphon.core.enrichment.match.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was found for one thing: claims with their scores, and what follows from them.
final class Findings {

    private static final int MOST = 8;

    private final Thresholds thresholds;
    private final List<Found> all = new ArrayList<>();

    Findings(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    private record Found(Candidate candidate, @Nullable String thing, @Nullable String edition) {}

    /// @param thing what makes claims speak of the same thing; absent when unknown
    /// @param edition what makes them speak of the same edition; absent when unknown
    void add(Candidate candidate, @Nullable String thing, @Nullable String edition) {
        if (candidate.score().total() >= thresholds.review()) {
            all.add(new Found(candidate, thing, edition));
        }
    }

    boolean isDecided() {
        return choice().automatic().isPresent();
    }

    private Choice choice() {
        return Choice.of(all.stream()
                .map(found -> new Scored(found.candidate().score().total(), found.thing(), found.edition()))
                .toList(), thresholds.automatic());
    }

    /// The one that may be taken over without asking.
    Optional<Candidate> sure() {
        Choice choice = choice();
        return choice.automatic().map(index -> all.get(index).candidate().sureOfEdition(choice.sureOfEdition()));
    }

    /// The best, at most a few, the best first.
    List<Candidate> best() {
        return all.stream()
                .map(Found::candidate)
                .sorted(Comparator.comparingDouble((Candidate candidate) -> -candidate.score().total()))
                .limit(MOST)
                .toList();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}
