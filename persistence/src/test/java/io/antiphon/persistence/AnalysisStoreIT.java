package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.antiphon.core.analysis.AlbumSound;
import io.antiphon.core.analysis.AnalysisCounts;
import io.antiphon.core.analysis.AnalysisFailure;
import io.antiphon.core.analysis.Loudness;
import io.antiphon.core.analysis.LoudnessHistogram;
import io.antiphon.core.analysis.MusicalKey;
import io.antiphon.core.analysis.PendingTrack;
import io.antiphon.core.analysis.SoundAnalysis;
import io.antiphon.core.analysis.SoundFeatures;
import io.antiphon.core.analysis.StoredAnalysis;
import io.antiphon.core.analysis.Waveform;
import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.persistence.analysis.JdbcAnalysisStore;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the store of analyses does on every database.
@OnEveryDatabase
class AnalysisStoreIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int VERSION = 3;

    private final LibraryFixture library = LibraryContract.library();
    private final TestDatabase database;

    AnalysisStoreIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private JdbcAnalysisStore store() {
        return new JdbcAnalysisStore(database.database());
    }

    @Test
    void allButMissingTracksAndVideosWaitInTheirOrderPageForPage() {
        List<PendingTrack> all = store().listPending(VERSION, Integer.MIN_VALUE, 100);
        assertThat(all).hasSize(9).isSortedAccordingTo((a, b) -> Integer.compare(a.row(), b.row()));
        assertThat(all).noneMatch(track -> track.id().equals(library.trackId("Nowhere"))
                || track.id().equals(library.trackId("Fernando")));
        assertThat(all.getFirst().audio().codec()).isEqualTo("flac");
        assertThat(store().listPending(VERSION, all.get(4).row(), 2)).isEqualTo(all.subList(5, 7));
    }

    @Test
    void aResultIsKeptWholeAndHoldsWhileTheSoundIsTheSame() {
        PendingTrack track = pending("Taxman");
        SoundAnalysis analysis = analysis(-12, 0.9);
        store().save(track, VERSION, analysis(-30, 0.1), NOON);
        store().save(track, VERSION, analysis, NOON);
        StoredAnalysis stored = store().find(track.id()).orElseThrow();
        assertThat(stored.loudness().orElseThrow()).isCloseTo(-12, within(1e-6));
        assertThat(stored)
                .isEqualTo(new StoredAnalysis(track.id(), NOON, Optional.empty(), Duration.ofSeconds(200),
                        stored.loudness(), OptionalDouble.of(0.9), OptionalDouble.of(120.5),
                        Optional.of(new MusicalKey(9, MusicalKey.Mode.MINOR)), Optional.of("AQAA")));
        assertThat(store().findWaveform(track.id())).contains(analysis.waveform());
        assertThat(store().listPending(VERSION, Integer.MIN_VALUE, 100)).hasSize(8);
        assertThat(store().listPending(VERSION + 1, Integer.MIN_VALUE, 100)).hasSize(9);
        database.database().sql().change("UPDATE track SET path = 'moved.flac' WHERE id = ?", track.id().value());
        assertThat(store().find(track.id())).isPresent();
        database.database().sql().change("UPDATE track SET signature = 'other' WHERE id = ?", track.id().value());
        assertThat(store().find(track.id())).isEmpty();
        assertThat(store().findWaveform(track.id())).isEmpty();
        assertThat(store().listPending(VERSION, Integer.MIN_VALUE, 100)).hasSize(9);
    }

    @Test
    void aFailureIsNotTriedAgainBeforeItIsForgotten() {
        PendingTrack track = pending("Taxman");
        store().saveFailure(track, VERSION, "x".repeat(5_000), NOON);
        assertThat(store().listPending(VERSION, Integer.MIN_VALUE, 100)).hasSize(8);
        assertThat(store().listFailures(10)).containsExactly(
                new AnalysisFailure(track.id(), 1, track.path(), "x".repeat(2_000), NOON));
        assertThat(store().count(VERSION)).isEqualTo(new AnalysisCounts(9, 0, 1, remaining()));
        store().forgetFailures();
        assertThat(store().listPending(VERSION, Integer.MIN_VALUE, 100)).hasSize(9);
        assertThat(store().listFailures(10)).isEmpty();
    }

    private Duration remaining() {
        return store().listPending(VERSION, Integer.MIN_VALUE, 100)
                .stream()
                .map(track -> track.audio().duration())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void publishedAlbumsShowGainsPeaksAndTempoAsANewVersionOfTheCatalogue() {
        CatalogueVersion before = database.catalogue().version();
        store().save(pending("Taxman"), VERSION, analysis(-10, 0.5), NOON);
        store().save(pending("Eleanor Rigby"), VERSION, analysis(-20, 0.8), NOON);
        List<Integer> stale = store().listStaleAlbums();
        assertThat(stale).hasSize(1);
        CatalogueVersion after = store().publish(store().readAlbums(stale), NOON);
        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(database.catalogue().version()).isEqualTo(after);
        Track taxman = track("Taxman");
        ReplayGain gain = taxman.details().replayGain();
        assertThat(gain.computed()).isTrue();
        assertThat(gain.trackGain()).isEqualTo(-8.0);
        assertThat(gain.trackPeak()).isEqualTo(0.5);
        // Half the blocks at −20 LUFS are within 10 LU of the mean, so all count.
        assertThat(gain.albumGain()).isEqualTo(Math.round((-18 - 10 * Math.log10((0.1 + 0.01) / 2)) * 100) / 100.0);
        assertThat(gain.albumPeak()).isEqualTo(0.8);
        assertThat(taxman.details().bpm()).isEqualTo(121);
        assertThat(track("Eleanor Rigby").details().replayGain().trackGain()).isEqualTo(2.0);
        assertThat(track("Waterloo").details().replayGain()).isEqualTo(ReplayGain.UNKNOWN);
        assertThat(store().listStaleAlbums()).isEmpty();
    }

    @Test
    void anAlbumIsStaleAgainWhenItsTracksChange() {
        store().save(pending("Taxman"), VERSION, analysis(-10, 0.5), NOON);
        store().save(pending("Eleanor Rigby"), VERSION, analysis(-20, 0.8), NOON);
        List<Integer> album = store().listStaleAlbums();
        store().publish(store().readAlbums(album), NOON);
        Sql sql = database.database().sql();
        sql.change("UPDATE track SET missing = TRUE WHERE id = ?", library.trackId("Eleanor Rigby").value());
        assertThat(store().listStaleAlbums()).isEqualTo(album);
        store().publish(store().readAlbums(album), NOON);
        assertThat(track("Taxman").details().replayGain().albumGain()).isEqualTo(-8.0);
        sql.change("UPDATE track SET signature = 'other' WHERE id = ?", library.trackId("Taxman").value());
        assertThat(store().listStaleAlbums()).isEqualTo(album);
        List<AlbumSound> sounds = store().readAlbums(album);
        assertThat(sounds.getFirst().members()).allMatch(member -> member.loudness().isEmpty());
        store().publish(sounds, NOON);
        assertThat(track("Taxman").details().replayGain()).isEqualTo(ReplayGain.UNKNOWN);
        assertThat(store().listStaleAlbums()).isEmpty();
    }

    @Test
    void silenceShowsItsPeakAndNoGain() {
        store().save(pending("Peaches en Regalia"), VERSION, new SoundAnalysis(Duration.ofSeconds(3),
                Loudness.of(new LoudnessHistogram(), 0), Waveform.EMPTY, Optional.empty(), Optional.empty()), NOON);
        store().publish(store().readAlbums(store().listStaleAlbums()), NOON);
        assertThat(track("Peaches en Regalia").details().replayGain())
                .isEqualTo(new ReplayGain(null, 0.0, null, 0.0, null, true));
        assertThat(store().find(library.trackId("Peaches en Regalia")).orElseThrow().loudness()).isEmpty();
    }

    @Test
    void allVectorsOfAVersionAreTold() {
        List<PendingTrack> tracks = store().listPending(VERSION, Integer.MIN_VALUE, 100);
        tracks.forEach(track -> store().save(track, VERSION, analysis(-track.row(), 0.5), NOON));
        Map<TrackId, float[]> told = new HashMap<>();
        store().forEach(7, told::put);
        assertThat(told).hasSize(tracks.size());
        assertThat(told.get(library.trackId("Taxman"))).containsExactly(0.6f, -0.8f, 0);
        told.clear();
        store().forEach(8, told::put);
        assertThat(told).isEmpty();
    }

    @Test
    void aPauseIsRemembered() {
        assertThat(store().isPaused()).isFalse();
        store().setPaused(true);
        store().setPaused(true);
        assertThat(store().isPaused()).isTrue();
        store().setPaused(false);
        assertThat(store().isPaused()).isFalse();
    }

    private PendingTrack pending(String title) {
        TrackId id = library.trackId(title);
        return store().listPending(VERSION, Integer.MIN_VALUE, 100)
                .stream()
                .filter(track -> track.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Track track(String title) {
        return database.catalogue().findTrack(LibraryContract.alice(), library.trackId(title)).orElseThrow().item();
    }

    private static SoundAnalysis analysis(double loudness, double peak) {
        LoudnessHistogram histogram = new LoudnessHistogram();
        for (int i = 0; i < 500; i++) {
            histogram.add(Math.pow(10, (loudness + 0.691) / 10));
        }
        return new SoundAnalysis(Duration.ofSeconds(200), Loudness.of(histogram, peak),
                new Waveform(new byte[]{1, (byte) 255}, new byte[]{0, 7}), Optional.of("AQAA"),
                Optional.of(new SoundFeatures(7, new float[]{0.6f, -0.8f, 0}, OptionalDouble.of(120.5),
                        Optional.of(new MusicalKey(9, MusicalKey.Mode.MINOR)))));
    }
}
