package io.antiphon.core.analysis;

import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.TrackId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Keeps what was heard, and says what is to be heard yet. A result belongs to a track and its sound's signature: it holds for
/// as long as both are the same.
public interface AnalysisStore {

    /// The next tracks without a result, or with one of another version, by row; failures are results. Missing tracks and
    /// videos are left out.
    ///
    /// @param afterRow only those with higher rows
    List<PendingTrack> listPending(int version, int afterRow, int count);

    AnalysisCounts count(int version);

    void save(PendingTrack track, int version, SoundAnalysis analysis, Instant at);

    void saveFailure(PendingTrack track, int version, String reason, Instant at);

    /// Of the track's sound as it is now.
    Optional<StoredAnalysis> find(TrackId track);

    /// Of the track's sound as it is now.
    Optional<Waveform> findWaveform(TrackId track);

    /// The latest first.
    List<AnalysisFailure> listFailures(int count);

    /// So that all failures are tried again.
    void forgetFailures();

    /// Rows of the albums whose tracks show something else than what their analyses say.
    List<Integer> listStaleAlbums();

    List<AlbumSound> readAlbums(Collection<Integer> albums);

    /// Makes the tracks of these albums show loudness, peaks and tempo, all or nothing, as a new version of the catalogue.
    CatalogueVersion publish(Collection<AlbumSound> albums, Instant at);

    boolean isPaused();

    void setPaused(boolean paused);
}
