package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import java.util.List;
import java.util.Optional;

/// Where the value of one field comes from.
///
/// @param value that counts
/// @param tagged what tags say
/// @param steps all that were made, the latest first, those that were taken back too
/// @param counting the step that the value comes from; none when it comes from tags
public record FieldProvenance(Field field, FieldValue value, FieldValue tagged, List<Step> steps,
        Optional<Step> counting) {

    /// What a tag says is what the file says: likely, but nobody looked.
    public static final double TAGGED = 0.7;

    public FieldProvenance {
        steps = List.copyOf(steps);
    }

    static FieldProvenance of(Field field, FieldValue tagged, List<Step> steps) {
        Optional<Step> counting = Steps.counting(steps);
        return new FieldProvenance(field, counting.map(Step::value).orElse(tagged), tagged, steps.reversed(),
                counting);
    }

    /// How sure the value is, from 0 to 1. Where a provider says the same as the tags, it is as sure as the surer of both.
    public double confidence() {
        double said = counting.map(Step::confidence).orElse(TAGGED);
        return counting.filter(step -> !step.value().equals(tagged)).isPresent() ? said : Math.max(said, TAGGED);
    }
}
