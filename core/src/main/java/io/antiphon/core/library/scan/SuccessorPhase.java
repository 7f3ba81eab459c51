package io.antiphon.core.library.scan;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.scan.rules.Overlay;
import io.antiphon.core.library.scan.rules.SuccessorMatcher;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.ProblemRow;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives new tracks the ids of missing ones whose place they took: the same song in another encoding, whose sound says nothing. It comes
/// when all files of known sound have found their tracks.
final class SuccessorPhase implements ScanPhase {

    private static final int BATCH = 200;

    @Override
    public String name() {
        return "recognising replaced files";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        return run.hasChanges() && !run.startedEmpty()
                && run.session.nextRow(Carry.Kind.TRACK) > run.firstNewTrack();
    }

    @Override
    public void run(ScanRun run) {
        SuccessorMatcher matcher = new SuccessorMatcher();
        Overlay overlay = run.overlay();
        run.session.forEachMissingTrack(track -> matcher.addGone(overlay.asTagged(track)));
        if (matcher.isEmpty()) {
            return;
        }
        run.session.forEachTrackFrom(run.firstNewTrack(), track -> {
            if (!run.ambiguousFiles.contains(track.musicFolder() + "/" + track.path())) {
                matcher.addFresh(track);
            }
        });
        SuccessorMatcher.Result result = matcher.match(soundsElsewhere(run, matcher.sharedSounds()));
        List<Map.Entry<Integer, Integer>> pairs = List.copyOf(result.successors().entrySet());
        TrackWriter writer = new TrackWriter(run);
        for (int from = 0; from < pairs.size(); from += BATCH) {
            run.checkCancelled();
            List<Map.Entry<Integer, Integer>> some = pairs.subList(from, Math.min(pairs.size(), from + BATCH));
            Map<Integer, TrackRow> tracks = load(run, some);
            for (Map.Entry<Integer, Integer> pair : some) {
                TrackRow gone = tracks.get(pair.getKey());
                TrackRow fresh = tracks.get(pair.getValue());
                if (gone != null && fresh != null) {
                    succeed(run, writer, gone, fresh);
                }
            }
            run.wrote(some.size());
        }
        report(run, result.ambiguous());
        run.commit();
    }

    /// Of some sounds those that tracks have that were known before, and are there.
    private static Set<String> soundsElsewhere(ScanRun run, Set<String> sounds) {
        Set<String> elsewhere = new HashSet<>();
        for (TrackRow track : run.session.listTracksBySignature(sounds)) {
            if (!track.missing() && !run.isNew(Carry.Kind.TRACK, track.row())) {
                elsewhere.add(track.signature());
            }
        }
        return elsewhere;
    }

    private static Map<Integer, TrackRow> load(ScanRun run, Collection<Map.Entry<Integer, Integer>> pairs) {
        Set<Integer> rows = new HashSet<>();
        pairs.forEach(pair -> rows.addAll(List.of(pair.getKey(), pair.getValue())));
        Map<Integer, TrackRow> tracks = new HashMap<>();
        run.session.listTracks(rows).forEach(track -> tracks.put(track.row(), track));
        return tracks;
    }

    private static void succeed(ScanRun run, TrackWriter writer, TrackRow gone, TrackRow fresh) {
        run.session.swapIds(Carry.Kind.TRACK, gone.row(), fresh.row());
        run.index().remove(new TrackId(fresh.id()));
        run.session.updateTrackRow(gone.withIdentity(fresh.id(), fresh.addedAt()).withoutFile());
        TrackRow now = fresh.withIdentity(gone.id(), gone.addedAt());
        writer.noteSuccession(gone, now);
        writer.index(now);
        run.dirtyAlbums.set(now.album());
    }

    private static void report(ScanRun run, Set<Integer> ambiguous) {
        for (TrackRow track : run.session.listTracks(ambiguous)) {
            run.session.insertProblem(new ProblemRow(track.musicFolder(), track.path(),
                    "could be any of several missing tracks with like tags, so it was taken as a new one", run.now()));
            run.progress.add(0, 0, 1);
        }
    }
}
