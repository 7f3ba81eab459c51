package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.text.TextFolding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Recognises a new file as what came in the place of a missing one, such as a better encode: by the sound, else by MusicBrainz ids, else
/// by tags, and never when the durations differ. What agrees adds to a score; below a threshold, or where two are equally like, nothing is
/// recognised, because a wrong guess would hand somebody's stars to another file.
public final class SuccessorMatcher {

    /// Title, artist and album agree, or the recording.
    private static final int THRESHOLD = 8;

    /// More than all else together. The scan came to the new file before it knew that the other was gone.
    private static final int SAME_SOUND = 32;

    /// So many tracks of one title are called by their number; telling them apart is not worth its time.
    private static final int MAX_ALIKE = 50;
    private static final long DURATION_TOLERANCE_MS = 2_000;
    private static final String SOUND = "sound ";

    private final Map<String, List<Traits>> gone = new HashMap<>();
    private final Map<String, List<Traits>> fresh = new LinkedHashMap<>();

    /// What is compared of a track; texts are folded.
    private record Traits(int row, String title, String artist, String album, @Nullable Integer disc,
            @Nullable Integer number, long durationMs, @Nullable String recording, @Nullable String releaseTrack,
            String stem, String folder, String sound) {

        static Traits of(TrackRow track) {
            String path = track.path();
            return new Traits(track.row(), TextFolding.fold(track.title()),
                    TextFolding.fold(track.facts().credits().displayArtist()), TextFolding.fold(track.albumName()),
                    track.disc(), track.number(), track.durationMs(), track.facts().details().recordingMbid(),
                    track.facts().details().releaseTrackMbid(), TextFolding.fold(FileNames.stem(FileNames.last(path))),
                    TextFolding.fold(FileNames.last(FileNames.parent(path))), track.signature());
        }

        List<String> keys() {
            List<String> keys = new ArrayList<>();
            keys.add("title " + title);
            keys.add(SOUND + sound);
            if (recording != null) {
                keys.add("recording " + recording);
            }
            // A title may be corrected while the file is replaced; then the rest has to agree all the more.
            keys.add("place " + folder + '/' + stem);
            return keys;
        }
    }

    /// @param successors rows of new tracks by the rows of the missing ones that they are
    /// @param ambiguous rows of new tracks that could be several missing ones, or one that others could be, too
    public record Result(Map<Integer, Integer> successors, Set<Integer> ambiguous) {}

    public void addGone(TrackRow track) {
        Traits traits = Traits.of(track);
        traits.keys().forEach(key -> gone.computeIfAbsent(key, k -> new ArrayList<>()).add(traits));
    }

    /// After all that are gone.
    public void addFresh(TrackRow track) {
        Traits traits = Traits.of(track);
        for (String key : traits.keys()) {
            if (gone.containsKey(key)) {
                fresh.computeIfAbsent(key, k -> new ArrayList<>()).add(traits);
            }
        }
    }

    /// Those that new tracks have in common with missing ones.
    public Set<String> sharedSounds() {
        Set<String> sounds = new HashSet<>();
        fresh.forEach((key, tracks) -> {
            if (key.startsWith(SOUND)) {
                tracks.forEach(track -> sounds.add(track.sound()));
            }
        });
        return sounds;
    }

    public boolean isEmpty() {
        return gone.isEmpty();
    }

    /// How like a new track and a missing one are.
    private record Likeness(int fresh, int gone, int score) {}

    /// @param elsewhere sounds that known tracks have whose files are there: a new file may be a copy of those
    public Result match(Set<String> elsewhere) {
        Set<Likeness> all = new LinkedHashSet<>();
        fresh.forEach((key, tracks) -> {
            List<Traits> missing = gone.getOrDefault(key, List.of());
            if (tracks.size() <= MAX_ALIKE && missing.size() <= MAX_ALIKE) {
                tracks.forEach(track -> missing.forEach(old -> addIfLike(track, old, elsewhere, all)));
            }
        });
        Map<Integer, Integer> bestOfFresh = new HashMap<>();
        Map<Integer, Integer> bestOfGone = new HashMap<>();
        for (Likeness likeness : all) {
            bestOfFresh.merge(likeness.fresh(), likeness.score(), Math::max);
            bestOfGone.merge(likeness.gone(), likeness.score(), Math::max);
        }
        List<Likeness> best = all.stream()
                .filter(likeness -> Objects.equals(bestOfFresh.get(likeness.fresh()), likeness.score())
                        && Objects.equals(bestOfGone.get(likeness.gone()), likeness.score()))
                .toList();
        return decide(best);
    }

    private static Result decide(List<Likeness> best) {
        Map<Integer, Integer> timesFresh = new HashMap<>();
        Map<Integer, Integer> timesGone = new HashMap<>();
        best.forEach(likeness -> {
            timesFresh.merge(likeness.fresh(), 1, Integer::sum);
            timesGone.merge(likeness.gone(), 1, Integer::sum);
        });
        Result result = new Result(new LinkedHashMap<>(), new HashSet<>());
        for (Likeness likeness : best) {
            if (timesFresh.getOrDefault(likeness.fresh(), 0) == 1 && timesGone.getOrDefault(likeness.gone(), 0) == 1) {
                result.successors().put(likeness.gone(), likeness.fresh());
            } else {
                result.ambiguous().add(likeness.fresh());
            }
        }
        return result;
    }

    private static void addIfLike(Traits track, Traits old, Set<String> elsewhere, Set<Likeness> all) {
        int score = score(track, old, elsewhere);
        if (score >= THRESHOLD) {
            all.add(new Likeness(track.row(), old.row(), score));
        }
    }

    private static int score(Traits track, Traits old, Set<String> elsewhere) {
        long difference = Math.abs(track.durationMs() - old.durationMs());
        boolean known = track.durationMs() > 0 && old.durationMs() > 0;
        if (known && difference > Math.max(DURATION_TOLERANCE_MS, old.durationMs() / 50)) {
            return 0;
        }
        boolean sameSound = track.sound().equals(old.sound());
        boolean sameRecording = track.recording() != null && track.recording().equals(old.recording());
        if (!sameSound && track.recording() != null && old.recording() != null && !sameRecording) {
            return 0;
        }
        int score = sameSound && (!elsewhere.contains(track.sound()) || isMoreThanSound(track, old)) ? SAME_SOUND : 0;
        score += sameRecording ? 8 : 0;
        score += track.releaseTrack() != null && track.releaseTrack().equals(old.releaseTrack()) ? 8 : 0;
        score += track.title().equals(old.title()) ? 4 : 0;
        score += !track.artist().isEmpty() && track.artist().equals(old.artist()) ? 2 : 0;
        score += !track.album().isEmpty() && track.album().equals(old.album()) ? 3 : 0;
        score += track.number() != null && track.number().equals(old.number())
                && Objects.equals(track.disc(), old.disc()) ? 1 : 0;
        score += track.stem().equals(old.stem()) ? 2 : 0;
        score += !track.folder().isEmpty() && track.folder().equals(old.folder()) ? 1 : 0;
        return score;
    }

    private static boolean isMoreThanSound(Traits track, Traits old) {
        return track.title().equals(old.title()) || track.stem().equals(old.stem())
                || track.recording() != null && track.recording().equals(old.recording())
                || track.number() != null && track.number().equals(old.number())
                        && Objects.equals(track.disc(), old.disc()) && track.album().equals(old.album());
    }
}
