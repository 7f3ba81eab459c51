package io.antiphon.core.enrichment;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who said which value: reading it, saying others, and taking them back. Files stay as they are; ids, too.
public final class Provenance {

    private final StepStore store;
    private final LayerShowing showing;
    private final IdGenerator ids;
    private final Clock clock;

    public Provenance(StepStore store, LayerShowing showing, IdGenerator ids, Clock clock) {
        this.store = store;
        this.showing = showing;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws LibraryException.NotFound when there is no such thing
    public ItemProvenance of(Layered kind, String id) {
        ItemFields item = require(kind, id);
        List<Step> steps = store.list(kind, item.id());
        List<FieldProvenance> fields = new ArrayList<>();
        for (Field field : Field.listOf(kind)) {
            FieldProvenance one = FieldProvenance.of(field, item.tagged().getOrDefault(field, FieldValue.NONE),
                    steps.stream().filter(step -> step.field() == field).toList());
            if (!one.value().isNone() || !one.steps().isEmpty()) {
                fields.add(one);
            }
        }
        return new ItemProvenance(kind, item.id(), item.name(), fields, store.isStale(kind, item.id()));
    }

    /// Somebody says values; no value for none.
    ///
    /// @throws LibraryException.NotFound when there is no such thing
    /// @throws LibraryException.Invalid when a field cannot hold its value
    public ItemProvenance edit(UserId by, Layered kind, String id, Map<Field, FieldValue> values) {
        ItemFields item = require(kind, id);
        Instant now = clock.instant();
        List<Step> steps = new ArrayList<>();
        values.forEach((field, value) -> steps.add(new Step(ids.next(), kind, item.id(), field,
                value.requireFor(field), Step.Source.USER, null, null, 1, now, by.value(), null, null)));
        store.add(steps);
        showing.show();
        return of(kind, item.id());
    }

    /// Takes one step back: the value is again what it was without it.
    ///
    /// @throws LibraryException.NotFound when there is no such step of this thing
    /// @throws LibraryException.Conflict when it was taken back before
    public ItemProvenance revert(UserId by, Layered kind, String id, String step) {
        ItemFields item = require(kind, id);
        Step found = store.find(step)
                .filter(one -> one.kind() == kind && one.item().equals(item.id()))
                .orElseThrow(() -> new LibraryException.NotFound("Step", step));
        if (!store.revert(found.id(), clock.instant(), by.value())) {
            throw new LibraryException.Conflict("The step was taken back before: %s".formatted(step));
        }
        showing.show();
        return of(kind, item.id());
    }

    ItemFields require(Layered kind, String id) {
        return store.findItem(kind, id)
                .orElseThrow(() -> new LibraryException.NotFound(switch (kind) {
                    case TRACK -> "Track";
                    case ALBUM -> "Album";
                    case ARTIST -> "Artist";
                }, id));
    }
}
