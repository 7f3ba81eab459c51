package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.Candidate.TrackClaim;
import io.antiphon.core.enrichment.CandidateState;
import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.enrichment.ItemState;
import io.antiphon.core.enrichment.PendingAlbum;
import io.antiphon.core.enrichment.PendingTrack;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.match.Limit;
import io.antiphon.core.enrichment.match.Part;
import io.antiphon.core.enrichment.match.Score;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.persistence.enrichment.JdbcCandidates;
import io.antiphon.persistence.enrichment.JdbcEnrichment;
import io.antiphon.persistence.enrichment.JdbcSteps;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the stores of enrichment do on every database.
@OnEveryDatabase
class EnrichmentStoreIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LibraryFixture library = LibraryContract.library();
    private final TestDatabase database;
    private final JdbcEnrichment store;
    private final JdbcCandidates candidates;
    private final JdbcSteps steps;

    EnrichmentStoreIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
        this.store = new JdbcEnrichment(database.database());
        this.candidates = new JdbcCandidates(database.database());
        this.steps = new JdbcSteps(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ItemState state(Layered kind, String item, EnrichmentState state) {
        return new ItemState(kind, item, state, List.of("one", "two"), 1,
                state == EnrichmentState.FAILED ? "why" : null,
                NOON);
    }

    private static Candidate candidate(String id, Layered kind, String item, double score) {
        return new Candidate(id, kind, item, "one", "id \"of\" " + id, null, CandidateState.OPEN,
                new Score(score, List.of(new Part("title", 5, 0.5, "50 % alike")),
                        List.of(new Limit(0.9, "\u00e4 🎵"))),
                true, NOON, Map.of(Field.TITLE, FieldValue.of("Title"), Field.GENRES,
                        new FieldValue(List.of("a", "b"))),
                List.of(new TrackClaim("track", Map.of(Field.NUMBER, FieldValue.of(7)))));
    }

    private static Step step(String id, String item, Field field, String value) {
        return new Step(id, Layered.TRACK, item, field, FieldValue.of(value), Step.Source.USER, null, null, 1, NOON,
                "ann", null, null);
    }

    @Test
    void everythingBeginsPendingAndAlbumsComeWithTheirTracks() {
        List<PendingAlbum> albums = store.listAlbums(0, 100);
        assertThat(albums).isNotEmpty().allSatisfy(album -> {
            assertThat(album.state().state()).isEqualTo(EnrichmentState.PENDING);
            assertThat(album.album().tracks()).hasSameSizeAs(album.tracks());
        });
        assertThat(store.listAlbums(albums.getFirst().row(), 100)).hasSize(albums.size() - 1);
        assertThat(store.listTracks(0, 100, true)).as("no album is settled").isEmpty();
        List<PendingTrack> tracks = store.listTracks(0, 100, false);
        assertThat(tracks).extracting(PendingTrack::id).contains(library.trackId("Taxman").value());
        assertThat(store.count().tracks().get(EnrichmentState.PENDING)).isEqualTo(tracks.size());
        assertThat(store.count().albums().get(EnrichmentState.PENDING)).isEqualTo(albums.size());
    }

    @Test
    void whatEndedIsNotListedUntilItIsForgotten() {
        PendingAlbum album = store.listAlbums(0, 1).getFirst();
        String track = album.tracks().getFirst();
        store.save(List.of(state(Layered.ALBUM, album.id(), EnrichmentState.REVIEW),
                state(Layered.TRACK, track, EnrichmentState.FAILED)), List.of(), List.of());
        assertThat(store.listAlbums(0, 100)).noneMatch(one -> one.id().equals(album.id()));
        assertThat(store.findState(Layered.TRACK, track)).contains(state(Layered.TRACK, track, EnrichmentState.FAILED));
        assertThat(store.listFailures(5)).extracting(ItemState::item).containsExactly(track);
        assertThat(store.listTracks(0, 100, true)).extracting(PendingTrack::id)
                .containsExactlyElementsOf(album.tracks().subList(1, album.tracks().size()));
        store.save(List.of(state(Layered.ALBUM, album.id(), EnrichmentState.WAITING)), List.of(), List.of());
        assertThat(store.listAlbums(0, 100)).filteredOn(one -> one.id().equals(album.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.state().asked()).containsExactly("one", "two"));
        store.forgetFailures();
        assertThat(store.findState(Layered.TRACK, track)).isEmpty();
        store.forget(Layered.ALBUM, album.id());
        assertThat(store.findState(Layered.ALBUM, album.id())).isEmpty();
    }

    @Test
    void candidatesAreKeptWholeListedBestFirstAndReplacedUnlessSomebodyLooked() {
        String item = library.trackId("Taxman").value();
        Candidate best = candidate("candidate0000001", Layered.TRACK, item, 0.812345);
        Candidate next = candidate("candidate0000002", Layered.TRACK, item, 0.7);
        store.save(List.of(), List.of(next, best), List.of());
        assertThat(candidates.find(best.id())).contains(best);
        assertThat(candidates.list(CandidateState.OPEN, null, 10)).containsExactly(best, next);
        assertThat(candidates.list(CandidateState.OPEN, best, 10)).containsExactly(next);
        assertThat(candidates.list(Layered.TRACK, item)).containsExactly(best, next);
        Candidate again = new Candidate("candidate0000003", next.kind(), next.item(), next.provider(),
                next.providerId(), null, CandidateState.OPEN, next.score(), false, NOON, next.claims(), List.of());
        store.save(List.of(), List.of(again), List.of());
        assertThat(candidates.list(Layered.TRACK, item)).containsExactly(best, again);
        candidates.setState(again.id(), CandidateState.DISMISSED);
        store.save(List.of(), List.of(next), List.of());
        assertThat(candidates.list(CandidateState.OPEN, null, 10)).containsExactly(best);
    }

    @Test
    void stepsAreKeptInTheirOrderAndMakeTheirThingStale() {
        String item = library.trackId("Taxman").value();
        steps.add(List.of(step("step000000000001", item, Field.TITLE, "One"),
                step("step000000000002", item, Field.TITLE, "Two 🎵")));
        assertThat(steps.list(Layered.TRACK, item)).extracting(step -> step.value().text())
                .containsExactly("One", "Two 🎵");
        assertThat(steps.isStale(Layered.TRACK, item)).isTrue();
        assertThat(steps.revert("step000000000001", NOON, "bob")).isTrue();
        assertThat(steps.revert("step000000000001", NOON, "bob")).isFalse();
        assertThat(steps.find("step000000000001").orElseThrow().revertedBy()).isEqualTo("bob");
        assertThat(steps.findItem(Layered.TRACK, item).orElseThrow().tagged().get(Field.TITLE))
                .isEqualTo(FieldValue.of("Taxman"));
        assertThat(steps.findItem(Layered.ARTIST, library.artistId("Björk").value())).isPresent();
        assertThat(steps.findItem(Layered.ALBUM, "nothing")).isEmpty();
    }
}
