package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.rules.TrackMatcher;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayList;
import java.util.Collection;
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

    /// What can be said of a unit's files before all others are known.
    ///
    /// @param tracks those whose files are known, by path
    /// @param open all other files, those of tracks that sound otherwise now among them
    /// @param mayBeOthers whether files that were not read yet may be more like the tracks that some of these sound like
    record Opened(int musicFolder, Map<String, TrackRow> tracks, List<Found> open, boolean mayBeOthers) {}

    /// @param tracks the known track that a file is, by the file's path; new files have none
    /// @param ambiguous paths of files that could be several tracks
    /// @param held paths of files that may be tracks of a music folder that cannot be asked now
    record Recognised(Map<String, TrackRow> tracks, Set<String> ambiguous, Set<String> held) {}

    /// @param tracks without a file: missing ones, those that vanished in this scan, and those whose path holds another sound now
    /// @param elsewhere the sounds of tracks whose files are there
    /// @param outOfReach the sounds of tracks of which nobody can say
    private record Candidates(List<TrackRow> tracks, Set<String> elsewhere, Set<String> outOfReach) {

        static final Candidates NONE = new Candidates(List.of(), Set.of(), Set.of());
    }

    Opened open(int musicFolder, List<Found> files) {
        Map<String, TrackRow> tracks = new HashMap<>();
        List<Found> open = new ArrayList<>();
        for (Found file : files) {
            TrackRow known = knownOf(file);
            if (known != null && known.signature().equals(file.read().signature())) {
                claim(tracks, file.path(), known);
            } else {
                open.add(file);
            }
        }
        return new Opened(musicFolder, tracks, open, mayBeOthers(musicFolder, open));
    }

    private void claim(Map<String, TrackRow> tracks, String path, TrackRow track) {
        tracks.put(path, track);
        run.claimedTracks.set(track.row());
    }

    private @Nullable TrackRow knownOf(Found file) {
        TrackRow known = file.item().known();
        return known == null || run.claimedTracks.get(known.row()) ? null : known;
    }

    /// Of several files of one sound, only one is the track whose file is gone, and its copies may be read first. What was moved as it
    /// is, with the folder around it, need not wait.
    private boolean mayBeOthers(int musicFolder, List<Found> open) {
        Candidates candidates = candidates(open, soundsOf(open));
        if (candidates.tracks().isEmpty()) {
            return false;
        }
        Set<String> sounds = new HashSet<>();
        candidates.tracks().forEach(track -> sounds.add(track.signature()));
        List<TrackMatcher.NewFile> files = open.stream().map(file -> fileOf(musicFolder, file)).toList();
        Map<String, TrackRow> matches = match(files, candidates).matches();
        return files.stream().filter(file -> sounds.contains(file.signature())).anyMatch(file -> {
            TrackRow track = matches.get(file.place());
            return track == null || !TrackMatcher.isUnchanged(file, track);
        });
    }

    /// Lets files of several units that sound alike have their tracks, the likest first. What this does not decide, is left to each unit.
    void recogniseTogether(Collection<Opened> units) {
        Set<String> shared = sharedSounds(units);
        if (shared.isEmpty()) {
            return;
        }
        List<Found> open = new ArrayList<>();
        List<TrackMatcher.NewFile> files = new ArrayList<>();
        Map<String, Opened> places = new HashMap<>();
        for (Opened unit : units) {
            open.addAll(unit.open());
            for (Found found : unit.open()) {
                TrackMatcher.NewFile file = fileOf(unit.musicFolder(), found);
                if (shared.contains(file.signature())) {
                    files.add(file);
                    places.put(file.place(), unit);
                }
            }
        }
        Map<String, TrackRow> matches = match(files, candidates(open, shared)).matches();
        for (TrackMatcher.NewFile file : files) {
            TrackRow track = matches.get(file.place());
            Opened unit = places.get(file.place());
            if (track != null && unit != null) {
                claim(unit.tracks(), file.path(), track);
                unit.open().removeIf(found -> found.path().equals(file.path()));
            }
        }
    }

    /// Those that files of more than one unit have.
    private static Set<String> sharedSounds(Collection<Opened> units) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        for (Opened unit : units) {
            Set<String> sounds = soundsOf(unit.open());
            sounds.stream().filter(seen::contains).forEach(shared::add);
            seen.addAll(sounds);
        }
        return shared;
    }

    Recognised recognise(Opened unit) {
        Recognised recognised = new Recognised(unit.tracks(), new HashSet<>(), new HashSet<>());
        if (!unit.open().isEmpty() && !run.startedEmpty()) {
            recogniseMoved(unit, recognised);
        }
        return recognised;
    }

    private void recogniseMoved(Opened unit, Recognised recognised) {
        Map<String, TrackRow> tracks = recognised.tracks();
        List<Found> open = unit.open();
        Candidates candidates = candidates(open, soundsOf(open));
        TrackMatcher.Result result = match(
                open.stream().map(file -> fileOf(unit.musicFolder(), file)).toList(), candidates);
        for (Found file : open) {
            TrackRow track = result.matches().get(fileOf(unit.musicFolder(), file).place());
            if (track != null) {
                claim(tracks, file.path(), track);
            }
        }
        for (Found file : open) {
            TrackRow known = knownOf(file);
            if (!tracks.containsKey(file.path()) && known != null && !isAnotherSong(unit, file, known)) {
                claim(tracks, file.path(), known);
            }
        }
        for (Found file : open) {
            if (tracks.containsKey(file.path())) {
                continue;
            }
            if (result.ambiguous().contains(fileOf(unit.musicFolder(), file).place())) {
                recognised.ambiguous().add(file.path());
            }
            if (candidates.outOfReach().contains(file.read().signature())) {
                recognised.held().add(file.path());
            }
        }
    }

    private TrackMatcher.Result match(List<TrackMatcher.NewFile> files, Candidates candidates) {
        return TrackMatcher.match(files, candidates.tracks(), candidates.elsewhere(),
                track -> run.vanishedTracks.get(track.row()));
    }

    private boolean isAnotherSong(Opened unit, Found file, TrackRow known) {
        return TrackMatcher.isAnotherSong(fileOf(unit.musicFolder(), file),
                file.read().audio().duration().toMillis(), run.overlay().asTagged(known));
    }

    private static TrackMatcher.NewFile fileOf(int musicFolder, Found file) {
        return new TrackMatcher.NewFile(musicFolder, file.path(), file.read().signature(), file.read().tags());
    }

    private static Set<String> soundsOf(List<Found> files) {
        Set<String> sounds = new HashSet<>();
        files.forEach(file -> sounds.add(file.read().signature()));
        return sounds;
    }

    private Candidates candidates(List<Found> open, Set<String> sounds) {
        if (open.isEmpty() || run.startedEmpty()) {
            return Candidates.NONE;
        }
        Map<Integer, TrackRow> tracks = new HashMap<>();
        Set<String> elsewhere = new HashSet<>();
        Set<String> outOfReach = new HashSet<>();
        for (Found file : open) {
            TrackRow known = knownOf(file);
            if (known != null) {
                tracks.put(known.row(), known);
            }
        }
        for (TrackRow track : run.session.listTracksBySignature(sounds)) {
            if (run.claimedTracks.get(track.row())) {
                elsewhere.add(track.signature());
            } else if (run.isGone(track)) {
                tracks.put(track.row(), track);
            } else if (run.isOutOfReach(track)) {
                outOfReach.add(track.signature());
            } else if (!tracks.containsKey(track.row())) {
                elsewhere.add(track.signature());
            }
        }
        return new Candidates(List.copyOf(tracks.values()), elsewhere, outOfReach);
    }
}
