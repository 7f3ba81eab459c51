package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.LibraryException;
import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.Candidate.TrackClaim;
import io.antiphon.core.enrichment.CandidateState;
import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.enrichment.ItemState;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.enrichment.CandidateJson;
import io.antiphon.persistence.enrichment.JdbcCandidates;
import io.antiphon.persistence.enrichment.JdbcEnrichment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes in what was decided of candidates, so that nobody is asked again what was taken over or dismissed elsewhere.
final class CandidateLines {

    private static final int MAX_PROVIDER = 100;
    private static final int MAX_ID = 500;

    private final JdbcCandidates candidates;
    private final JdbcEnrichment states;
    private final BiFunction<String, String, Optional<String>> finder;
    private final Supplier<String> ids;
    private final ImportReport report;
    private final boolean dry;
    private final Map<String, String> here = new HashMap<>();

    CandidateLines(Database database, BiFunction<String, String, Optional<String>> finder, Supplier<String> ids,
            ImportReport report, boolean dry) {
        this.candidates = new JdbcCandidates(database);
        this.states = new JdbcEnrichment(database);
        this.finder = finder;
        this.ids = ids;
        this.report = report;
        this.dry = dry;
    }

    /// The id here of one that was described; absent for others.
    @Nullable String idHere(String ref) {
        return here.get(ref);
    }

    void take(JsonNode line) {
        Layered kind = SharedWriter.kindOf(line);
        CandidateState state = SharedWriter.of(CandidateState.class, line.path("state").asText(""));
        if (kind == Layered.ARTIST) {
            throw new LibraryException.Invalid("there are no candidates for artists");
        }
        Optional<String> item = finder.apply(kind.name().toLowerCase(Locale.ROOT), line.path("item").asText(""));
        if (item.isEmpty()) {
            return;
        }
        String provider = SharedWriter.cut(line.path("provider").asText(""), MAX_PROVIDER);
        String providerId = SharedWriter.cut(line.path("providerId").asText(""), MAX_ID);
        Optional<Candidate> known = candidates.list(kind, item.get())
                .stream()
                .filter(one -> one.provider().equals(provider) && one.providerId().equals(providerId)
                        && one.state() != CandidateState.OPEN)
                .findFirst();
        String id = known.map(Candidate::id).orElseGet(ids);
        here.put(line.path("ref").asText(""), id);
        if (known.isPresent()) {
            report.knew("candidate");
            return;
        }
        report.took("candidate");
        if (!dry) {
            save(candidate(id, kind, item.get(), provider, providerId, state, line));
        }
    }

    private Candidate candidate(String id, Layered kind, String item, String provider, String providerId,
            CandidateState state, JsonNode line) {
        CandidateJson document = document(line.path("document").asText(""));
        List<TrackClaim> tracks = new ArrayList<>();
        document.tracks()
                .forEach(track -> finder.apply("track", track.track())
                        .ifPresent(found -> tracks.add(new TrackClaim(found, sound(Layered.TRACK, track.claims())))));
        return new Candidate(id, kind, item, provider, providerId, document.url(), state, document.score(),
                document.sureOfEdition(), DeedWriter.moment(line, "at", Instant.EPOCH),
                sound(kind, document.claims()), tracks);
    }

    private static CandidateJson document(String text) {
        try {
            return CandidateJson.decode(text);
        } catch (RuntimeException e) {
            throw new LibraryException.Invalid("what a candidate claims is not understood: %s".formatted(
                    e.getClass().getSimpleName()));
        }
    }

    /// Claims that the fields can hold.
    private static Map<Field, FieldValue> sound(Layered kind, Map<Field, FieldValue> claims) {
        Map<Field, FieldValue> sound = new EnumMap<>(Field.class);
        claims.forEach((field, value) -> {
            try {
                if (Field.listOf(kind).contains(field)) {
                    sound.put(field, value.requireFor(field));
                }
            } catch (LibraryException.Invalid _) {
                // Somebody else's mistake.
            }
        });
        return sound;
    }

    private void save(Candidate candidate) {
        List<ItemState> settled = new ArrayList<>();
        settle(settled, candidate.kind(), candidate.item(), candidate);
        candidate.tracks().forEach(track -> settle(settled, Layered.TRACK, track.track(), candidate));
        states.save(settled, List.of(candidate), List.of());
    }

    /// What was taken over is not looked up again; what was dismissed is, and is not offered again.
    private void settle(List<ItemState> settled, Layered kind, String item, Candidate candidate) {
        if (candidate.state() == CandidateState.APPLIED && states.findState(kind, item).isEmpty()) {
            settled.add(new ItemState(kind, item, EnrichmentState.APPLIED, List.of(), 0, null, candidate.foundAt()));
        }
    }
}
