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
/// same sound whose own file is gone, then the one at the same path unless another song lies there now.
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
    /// @param held paths of files that may be tracks of a music folder that cannot be asked now
    record Recognised(Map<String, TrackRow> tracks, Set<String> ambiguous, Set<String> held) {}

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
        Recognised recognised = new Recognised(tracks, new HashSet<>(), new HashSet<>());
        if (!open.isEmpty() && !run.startedEmpty()) {
            recogniseMoved(open, recognised);
        }
        return recognised;
    }

    private @Nullable TrackRow knownOf(Found file) {
        TrackRow known = file.item().known();
        return known == null || run.claimedTracks.get(known.row()) ? null : known;
    }

    private void recogniseMoved(List<Found> open, Recognised recognised) {
        Map<String, TrackRow> tracks = recognised.tracks();
        Set<String> outOfReach = new HashSet<>();
        List<TrackMatcher.NewFile> files = open.stream()
                .map(TrackRecognition::fileOf)
                .toList();
        TrackMatcher.Result result = TrackMatcher.match(files, candidates(open, outOfReach),
                track -> run.vanishedTracks.get(track.row()));
        result.matches().forEach((path, track) -> {
            tracks.put(path, track);
            run.claimedTracks.set(track.row());
        });
        for (Found file : open) {
            TrackRow known = knownOf(file);
            if (!tracks.containsKey(file.path()) && known != null && !isAnotherSong(file, known)) {
                tracks.put(file.path(), known);
                run.claimedTracks.set(known.row());
            }
        }
        result.ambiguous()
                .stream()
                .filter(path -> !tracks.containsKey(path))
                .forEach(recognised.ambiguous()::add);
        open.stream()
                .filter(file -> !tracks.containsKey(file.path()) && outOfReach.contains(file.read().signature()))
                .forEach(file -> recognised.held().add(file.path()));
    }

    private boolean isAnotherSong(Found file, TrackRow known) {
        return TrackMatcher.isAnotherSong(fileOf(file), file.read().audio().duration().toMillis(),
                run.overlay().asTagged(known));
    }

    private static TrackMatcher.NewFile fileOf(Found file) {
        return new TrackMatcher.NewFile(file.path(), file.read().signature(), file.read().tags());
    }

    /// Tracks without a file: missing ones, those that vanished in this scan, and those whose path holds another sound now.
    ///
    /// @param outOfReach takes the sounds of tracks of which nobody can say
    private List<TrackRow> candidates(List<Found> open, Set<String> outOfReach) {
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
            if (run.claimedTracks.get(track.row())) {
                continue;
            }
            if (run.isGone(track)) {
                candidates.put(track.row(), track);
            } else if (run.isOutOfReach(track)) {
                outOfReach.add(track.signature());
            }
        }
        return List.copyOf(candidates.values());
    }
}
