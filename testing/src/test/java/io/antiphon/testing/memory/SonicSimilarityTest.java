package io.antiphon.testing.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.analysis.SoundFeatures;
import io.antiphon.core.analysis.TrackAnalysed;
import io.antiphon.core.discovery.Similarity;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackFile;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.sonic.SimilarSongs;
import io.antiphon.core.sonic.SonicIndexer;
import io.antiphon.core.sonic.SonicMatch;
import io.antiphon.core.sonic.SonicSimilarity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What sounds alike, over a library with tracks on an arc from one sound to another.
class SonicSimilarityTest {
    private static final Viewer ANNA = new Viewer(SampleLibrary.ANNA.id(), Set.of(1, 2));
    private static final Viewer LENA = new Viewer(SampleLibrary.LENA.id(), Set.of(1));
    private static final int TRACKS = 200;

    @TempDir
    Path files;

    private SampleLibrary library;
    private MemorySonicIndex index;
    private SonicSimilarity sonic;

    @BeforeEach
    void make() throws IOException {
        library = new SampleLibrary(files);
        index = new MemorySonicIndex();
        sonic = new SonicSimilarity(index, library.catalogue);
        Track template = library.catalogue.findTrack(ANNA, SampleLibrary.OPENING).orElseThrow().item();
        for (int i = 0; i < TRACKS; i++) {
            // Every second one lies in the folder that Lena may not see, every fifth is missing.
            library.catalogue.add(track(template, id(i), i % 2 == 0 ? 1 : 2, i % 5 == 3));
            double angle = Math.PI / 2 * i / (TRACKS - 1);
            index.put(id(i), new float[]{(float) Math.cos(angle), (float) Math.sin(angle), 0});
        }
    }

    @Test
    void onlyWhatIsInSightAndThereIsFoundHoweverLittleThatIs() {
        List<SonicMatch> matches = sonic.listSimilar(LENA, id(0), 60);

        assertThat(matches).hasSize(60).allSatisfy(match -> {
            assertThat(match.track().item().musicFolder()).isEqualTo(1);
            assertThat(match.track().item().file().missing()).isFalse();
        });
        assertThat(matches.getFirst().track().item().id()).isEqualTo(id(2));
        assertThat(matches).extracting(SonicMatch::similarity)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        assertThat(sonic.listSimilar(LENA, id(0), 1_000)).hasSize(79);
    }

    @Test
    void whatWasNotAnalysedHasNoNeighbours() {
        assertThat(sonic.listSimilar(ANNA, SampleLibrary.OPENING, 10)).isEmpty();
    }

    @Test
    void aPathGoesInSmallStepsWithoutRepeating() {
        List<SonicMatch> path = sonic.findPath(LENA, found(0), found(198), 12);

        assertThat(path).hasSize(12);
        assertThat(path.getFirst().track().item().id()).isEqualTo(id(0));
        assertThat(path.getLast().track().item().id()).isEqualTo(id(198));
        assertThat(new HashSet<>(path)).hasSize(12);
        assertThat(path).extracting(SonicMatch::similarity).allMatch(similarity -> similarity > 0.97);
        assertThat(path).allMatch(match -> match.track().item().musicFolder() == 1);
    }

    @Test
    void aPathBetweenNeighboursIsFilledWithWhatIsNear() {
        List<SonicMatch> path = sonic.findPath(ANNA, found(100), found(101), 8);

        assertThat(path).hasSize(8);
        assertThat(path).extracting(SonicMatch::similarity).allMatch(similarity -> similarity > 0.98);
    }

    @Test
    void aPathToWhatWasNotAnalysedIsOnlyItsEnds() {
        Annotated<Track> unheard = library.catalogue.findTrack(ANNA, SampleLibrary.OPENING).orElseThrow();

        assertThat(sonic.findPath(ANNA, found(0), unheard, 10)).containsExactly(new SonicMatch(found(0), 1),
                new SonicMatch(unheard, SonicMatch.UNKNOWN));
    }

    @Test
    void similarSongsOfSeveralAreNearTheirMiddle() {
        SimilarSongs similar = new SimilarSongs(new Similarity(library.catalogue, new Random(1)), sonic,
                library.catalogue);
        List<Track> seeds = List.of(found(90).item(), found(110).item());

        List<Annotated<Track>> songs = similar.listLike(ANNA, seeds, 5);

        assertThat(songs).hasSize(5).noneMatch(song -> seeds.contains(song.item()));
        assertThat(similar.listLike(ANNA, List.of(), 5)).isEmpty();
        assertThat(similar.listLike(ANNA, seeds, 0)).isEmpty();
        List<Annotated<Track>> unheard = similar.listLike(ANNA,
                List.of(library.catalogue.findTrack(ANNA, SampleLibrary.OPENING).orElseThrow().item()), 5);
        assertThat(unheard).isNotEmpty();
    }

    @Test
    void whatIsAnalysedIsFoundSoonAndOtherVersionsNever() {
        Events events = new Events();
        float[] vector = {0, 0, 1};
        try (SonicIndexer indexer = SonicIndexer.start(index, events, 1, Duration.ofMillis(1))) {
            assertThat(indexer).isNotNull();
            events.publish(analysed(SampleLibrary.OPENING, 1, vector));
            events.publish(analysed(SampleLibrary.CLOSING, 2, vector));
        }

        assertThat(index.findVectors(List.of(SampleLibrary.OPENING, SampleLibrary.CLOSING)))
                .containsOnlyKeys(SampleLibrary.OPENING);
    }

    private static TrackAnalysed analysed(TrackId track, int version, float[] vector) {
        return new TrackAnalysed(track, new SoundFeatures(version, vector, OptionalDouble.empty(), Optional.empty()));
    }

    private Annotated<Track> found(int number) {
        return library.catalogue.findTrack(ANNA, id(number)).orElseThrow();
    }

    private static TrackId id(int number) {
        return new TrackId("sound%03d".formatted(number));
    }

    private static Track track(Track like, TrackId id, int folder, boolean missing) {
        TrackFile file = new TrackFile(id.value() + ".flac", 1, SampleLibrary.NOW, "flac", "audio/flac", false,
                missing);
        return new Track(id, folder, like.folder(), like.album(), like.albumTitle(), id.value(), null, 1, 1,
                like.credits(), like.details(), like.audio(), file, like.cover(), like.addedAt());
    }
}
