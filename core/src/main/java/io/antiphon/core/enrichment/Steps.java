package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What follows from the steps that were made: the latest that was not taken back counts, and what people say stands above what providers
/// say. Where no step is left, tags count.
public final class Steps {

    private Steps() {}

    /// The step that counts.
    ///
    /// @param steps of one field, in the order in which they were made
    public static Optional<Step> counting(List<Step> steps) {
        Step counting = null;
        for (Step step : steps) {
            boolean below = counting != null && counting.source() == Step.Source.USER
                    && step.source() == Step.Source.PROVIDER;
            if (!step.isReverted() && !below) {
                counting = step;
            }
        }
        return Optional.ofNullable(counting);
    }

    /// What is shown instead of tags.
    ///
    /// @param steps of one thing, in the order in which they were made
    public static Map<Field, FieldValue> shown(List<Step> steps) {
        Map<Field, FieldValue> shown = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            counting(steps.stream().filter(step -> step.field() == field).toList())
                    .ifPresent(step -> shown.put(field, step.value()));
        }
        return shown;
    }
}
