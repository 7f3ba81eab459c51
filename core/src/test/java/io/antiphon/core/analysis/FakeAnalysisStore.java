package io.antiphon.core.analysis;

import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.TrackId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Keeps just enough to watch the service work.
final class FakeAnalysisStore implements AnalysisStore {

    final Map<Integer, PendingTrack> tracks = new ConcurrentSkipListMap<>();
    final Map<TrackId, SoundAnalysis> results = new ConcurrentHashMap<>();
    final Map<TrackId, String> failures = new ConcurrentHashMap<>();
    final List<Set<Integer>> publications = new ArrayList<>();
    List<Integer> stale = List.of();
    private volatile boolean paused;
    private long version;

    @Override
    public List<PendingTrack> listPending(int asked, int afterRow, int count) {
        return tracks.values()
                .stream()
                .filter(track -> track.row() > afterRow && !results.containsKey(track.id())
                        && !failures.containsKey(track.id()))
                .limit(count)
                .toList();
    }

    @Override
    public AnalysisCounts count(int asked) {
        return new AnalysisCounts(tracks.size(), results.size(), failures.size(), Duration.ZERO);
    }

    @Override
    public void save(PendingTrack track, int asked, SoundAnalysis analysis, Instant at) {
        results.put(track.id(), analysis);
    }

    @Override
    public void saveFailure(PendingTrack track, int asked, String reason, Instant at) {
        failures.put(track.id(), reason);
    }

    @Override
    public Optional<StoredAnalysis> find(TrackId track) {
        return Optional.empty();
    }

    @Override
    public Optional<Waveform> findWaveform(TrackId track) {
        return Optional.ofNullable(results.get(track)).map(SoundAnalysis::waveform);
    }

    @Override
    public List<AnalysisFailure> listFailures(int count) {
        return List.of();
    }

    @Override
    public void forgetFailures() {
        failures.clear();
    }

    @Override
    public List<Integer> listStaleAlbums() {
        return stale;
    }

    @Override
    public List<AlbumSound> readAlbums(Collection<Integer> albums) {
        return albums.stream().map(album -> new AlbumSound(album, 0, List.of())).toList();
    }

    @Override
    public synchronized CatalogueVersion publish(Collection<AlbumSound> albums, Instant at) {
        publications.add(Set.copyOf(albums.stream().map(AlbumSound::album).toList()));
        return new CatalogueVersion(++version, at);
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public void setPaused(boolean now) {
        paused = now;
    }
}
