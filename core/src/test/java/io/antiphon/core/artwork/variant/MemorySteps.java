package io.antiphon.core.artwork.variant;

import io.antiphon.core.enrichment.ItemFields;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.StepStore;
import io.antiphon.core.library.layer.Layered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The steps of one thing.
final class MemorySteps implements StepStore {

    final List<Step> steps = new ArrayList<>();

    List<Step> holding() {
        return steps.stream().filter(step -> !step.isReverted()).toList();
    }

    @Override
    public Optional<ItemFields> findItem(Layered kind, String id) {
        return Optional.empty();
    }

    @Override
    public List<Step> list(Layered kind, String item) {
        return List.copyOf(steps);
    }

    @Override
    public Optional<Step> find(String id) {
        return steps.stream().filter(step -> step.id().equals(id)).findFirst();
    }

    @Override
    public void add(List<Step> more) {
        steps.addAll(more);
    }

    @Override
    public boolean revert(String step, Instant at, @Nullable String by) {
        steps.replaceAll(one -> one.id().equals(step) ? new Step(one.id(), one.kind(), one.item(), one.field(),
                one.value(), one.source(), one.provider(), one.candidate(), one.confidence(), one.at(), one.by(), at,
                by) : one);
        return true;
    }

    @Override
    public boolean isStale(Layered kind, String item) {
        return false;
    }
}
