package io.antiphon.core.enrichment;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was found, for people to look at: taking it over, in whole or in part, or saying that it is something else.
public final class CandidateService {

    private final CandidateStore candidates;
    private final EnrichmentStore states;
    private final Application application;
    private final LayerShowing showing;
    private final Clock clock;

    public CandidateService(CandidateStore candidates, EnrichmentStore states, StepStore steps, LayerShowing showing,
            IdGenerator ids, Clock clock) {
        this.candidates = candidates;
        this.states = states;
        this.application = new Application(steps, ids, clock);
        this.showing = showing;
        this.clock = clock;
    }

    /// @throws LibraryException.NotFound when there is none
    public Candidate find(String id) {
        return candidates.find(id).orElseThrow(() -> new LibraryException.NotFound("Candidate", id));
    }

    public List<Candidate> list(Layered kind, String item) {
        return candidates.list(kind, item);
    }

    /// In one state, the best first.
    ///
    /// @param after id of the last one read; absent for the beginning
    /// @throws LibraryException.NotFound when there is none with that id
    public List<Candidate> list(CandidateState state, @Nullable String after, int limit) {
        return candidates.list(state, after == null ? null : find(after), limit);
    }

    /// Takes over what a candidate claims. What people said stays above it.
    ///
    /// @param fields of the thing itself; absent for all
    /// @param trackFields of an album's tracks; absent for all
    /// @throws LibraryException.NotFound when there is no such candidate
    /// @throws LibraryException.Invalid when it claims none of these fields
    public Candidate apply(UserId by, String id, @Nullable Set<Field> fields, @Nullable Set<Field> trackFields) {
        Candidate candidate = find(id);
        boolean claims = candidate.claims()
                .keySet()
                .stream()
                .anyMatch(field -> fields == null || fields.contains(field))
                || candidate.tracks()
                        .stream()
                        .flatMap(track -> track.claims().keySet().stream())
                        .anyMatch(field -> trackFields == null || trackFields.contains(field));
        if (!claims) {
            throw new LibraryException.Invalid("The candidate says nothing of these fields");
        }
        List<Step> steps = application.chosen(by, candidate, fields, trackFields);
        List<ItemState> done = new ArrayList<>();
        done.add(stateOf(candidate, EnrichmentState.APPLIED));
        candidate.tracks().forEach(track -> done.add(stateOf(candidate.of(track), EnrichmentState.APPLIED)));
        states.save(done, List.of(), steps);
        candidates.setState(id, CandidateState.APPLIED);
        showing.show();
        return find(id);
    }

    /// @throws LibraryException.NotFound when there is no such candidate
    public Candidate dismiss(String id) {
        Candidate candidate = find(id);
        candidates.setState(id, CandidateState.DISMISSED);
        List<Candidate> left = candidates.list(candidate.kind(), candidate.item());
        boolean open = left.stream().anyMatch(one -> one.state() == CandidateState.OPEN);
        boolean applied = left.stream().anyMatch(one -> one.state() == CandidateState.APPLIED);
        states.save(List.of(stateOf(candidate, applied ? EnrichmentState.APPLIED
                : open ? EnrichmentState.REVIEW : EnrichmentState.NOTHING)), List.of(), List.of());
        if (!applied && !open) {
            // Its tracks are looked up by themselves.
            candidate.tracks().forEach(track -> states.forget(Layered.TRACK, track.track()));
        }
        return find(id);
    }

    private ItemState stateOf(Candidate candidate, EnrichmentState state) {
        ItemState known = states.findState(candidate.kind(), candidate.item())
                .orElseGet(() -> ItemState.pending(candidate.kind(), candidate.item()));
        return new ItemState(known.kind(), known.item(), state, known.asked(), known.attempts(), null,
                clock.instant());
    }
}
