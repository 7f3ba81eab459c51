package io.antiphon.core.enrichment;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.enrichment.Candidate.TrackClaim;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes steps of what candidates claim.
final class Application {

    private final StepStore store;
    private final IdGenerator ids;
    private final Clock clock;

    Application(StepStore store, IdGenerator ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// What may be taken over of a sure candidate without asking: what tags leave out, or all where the operator wants that; of an
    /// edition only what all editions share, unless it is sure that this one is meant.
    List<Step> automatic(Candidate candidate, boolean replacing) {
        List<Step> steps = new ArrayList<>(automaticOf(candidate, replacing));
        for (TrackClaim track : candidate.tracks()) {
            steps.addAll(automaticOf(candidate.of(track), replacing));
        }
        return steps;
    }

    private List<Step> automaticOf(Candidate candidate, boolean replacing) {
        Optional<ItemFields> item = store.findItem(candidate.kind(), candidate.item());
        if (item.isEmpty()) {
            return List.of();
        }
        Map<Field, FieldValue> wanted = new EnumMap<>(Field.class);
        candidate.claims().forEach((field, value) -> {
            boolean certain = candidate.sureOfEdition() || !Claims.OF_EDITION.contains(field);
            if (certain && (replacing || item.get().tagged().getOrDefault(field, FieldValue.NONE).isNone())) {
                wanted.put(field, value);
            }
        });
        return steps(null, candidate, wanted);
    }

    /// What somebody chose of a candidate.
    ///
    /// @param fields of the thing itself; absent for all
    /// @param trackFields of an album's tracks; absent for all
    List<Step> chosen(UserId by, Candidate candidate, @Nullable Set<Field> fields, @Nullable Set<Field> trackFields) {
        List<Step> steps = new ArrayList<>(steps(by, candidate, only(candidate.claims(), fields)));
        for (TrackClaim track : candidate.tracks()) {
            if (store.findItem(candidate.of(track).kind(), track.track()).isPresent()) {
                steps.addAll(steps(by, candidate.of(track), only(track.claims(), trackFields)));
            }
        }
        return steps;
    }

    private static Map<Field, FieldValue> only(Map<Field, FieldValue> claims, @Nullable Set<Field> fields) {
        Map<Field, FieldValue> wanted = new EnumMap<>(Field.class);
        claims.forEach((field, value) -> {
            if (fields == null || fields.contains(field)) {
                wanted.put(field, value);
            }
        });
        return wanted;
    }

    /// What this candidate says already is not said again.
    private List<Step> steps(@Nullable UserId by, Candidate candidate, Map<Field, FieldValue> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        List<Step> known = store.list(candidate.kind(), candidate.item());
        Instant now = clock.instant();
        List<Step> steps = new ArrayList<>();
        values.forEach((field, value) -> {
            Optional<Step> counting = Steps
                    .counting(known.stream().filter(step -> step.field() == field).toList());
            boolean said = counting.filter(step -> candidate.id().equals(step.candidate())
                    && step.value().equals(value)).isPresent();
            if (!said) {
                steps.add(new Step(ids.next(), candidate.kind(), candidate.item(), field, value, Step.Source.PROVIDER,
                        candidate.provider(), candidate.id(), candidate.score().total(), now,
                        by == null ? null : by.value(), null, null));
            }
        });
        return steps;
    }
}
