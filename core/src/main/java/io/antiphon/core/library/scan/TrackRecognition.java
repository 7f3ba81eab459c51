package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.rules.TrackMatcher;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says which known track each file of a unit is: first the one at the same path with the same sound, then one with the
/// same sound whose own file is gone, then the one at the same path.
final class TrackRecognition {

    private final ScanRun run;

    TrackRecognition(ScanRun run) {
        this.run = run;
    }

    /// A file that was read.
    record Found(FolderUnit.Part part, FolderUnit.Item item, Reading.Success read) {

        String path() {
            return item.path();
        }
    }

    /// @param tracks the known track that a file is, by the file's path; new files have none
    /// @param ambiguous paths of files that could be several tracks
    record Recognised(Map<String, TrackRow> tracks, Set<String> ambiguous) {}

    Recognised recognise(List<Found> files) {
        Map<String, TrackRow> tracks = new HashMap<>();
        List<Found> open = new ArrayList<>();
        for (Found file : files) {
            TrackRow known = knownOf(file);
            if (known != null && known.signature().equals(file.read().signature())) {
                tracks.put(file.path(), known);
                run.claimedTracks.set(known.row());
            } else {
                open.add(file);
            }
        }
        Set<String> ambiguous = new HashSet<>();
        if (!open.isEmpty() && !run.startedEmpty()) {
            recogniseMoved(open, tracks, ambiguous);
        }
        return new Recognised(tracks, ambiguous);
    }

    private @Nullable TrackRow knownOf(Found file) {
        TrackRow known = file.item().known();
        return known == null || run.claimedTracks.get(known.row()) ? null : known;
    }

    private void recogniseMoved(List<Found> open, Map<String, TrackRow> tracks, Set<String> ambiguous) {
        List<TrackMatcher.NewFile> files = open.stream()
                .map(file -> new TrackMatcher.NewFile(file.path(), file.read().signature(), file.read().tags()))
                .toList();
        TrackMatcher.Result result = TrackMatcher.match(files, candidates(open));
        result.matches().forEach((path, track) -> {
            tracks.put(path, track);
            run.claimedTracks.set(track.row());
        });
        for (Found file : open) {
            TrackRow known = knownOf(file);
            if (!tracks.containsKey(file.path()) && known != null) {
                tracks.put(file.path(), known);
                run.claimedTracks.set(known.row());
            }
        }
        result.ambiguous().stream().filter(path -> !tracks.containsKey(path)).forEach(ambiguous::add);
    }

    /// Tracks without a file: missing ones, those that vanished in this scan, and those whose path holds another sound now.
    private List<TrackRow> candidates(List<Found> open) {
        Map<Integer, TrackRow> candidates = new HashMap<>();
        Set<String> signatures = new HashSet<>();
        for (Found file : open) {
            signatures.add(file.read().signature());
            TrackRow known = knownOf(file);
            if (known != null) {
                candidates.put(known.row(), known);
            }
        }
        for (TrackRow track : run.session.listTracksBySignature(signatures)) {
            boolean gone = track.missing() || run.vanishedTracks.get(track.row()) || run.isGoneElsewhere(track);
            if (gone && !run.claimedTracks.get(track.row())) {
                candidates.put(track.row(), track);
            }
        }
        return List.copyOf(candidates.values());
    }
}
