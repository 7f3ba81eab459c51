package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.TrackTags;
import io.antiphon.core.text.TextFolding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Recognises files that were moved, renamed or retagged: a file whose sound equals that of a track whose own file is gone
/// is that track. Where several have the same sound, their tags and names decide; where those do not decide, or say nothing
/// while the song is there in another file, too, the file stays a new track, because a wrong guess would hand somebody's stars to another file.
public final class TrackMatcher {

    /// A file that appears as another vanishes was moved: more likely than that one is back that was given away long ago.
    private static final int JUST_GONE = 3;

    /// So many files of one sound are silence or rubbish; telling them apart is not worth its time.
    private static final int MAX_PAIRS = 2_500;
    private static final long DURATION_TOLERANCE_MS = 2_000;

    private TrackMatcher() {}

    /// A file at a place where no track is known.
    ///
    /// @param path relative to the music folder's root
    public record NewFile(int musicFolder, String path, String signature, TrackTags tags) {

        /// Where it lies, among all music folders.
        public String place() {
            return musicFolder + "/" + path;
        }
    }

    /// @param matches the track that each recognised file is, by place
    /// @param ambiguous places of files that could be several tracks, or whose track could be several files
    public record Result(Map<String, TrackRow> matches, Set<String> ambiguous) {}

    /// @param candidates tracks whose files are gone
    /// @param elsewhere sounds that tracks have whose files are there: a file may be a copy of those
    /// @param justGone whether a track's file was there until now
    public static Result match(Collection<NewFile> files, Collection<TrackRow> candidates, Set<String> elsewhere,
            Predicate<TrackRow> justGone) {
        Map<String, List<TrackRow>> bySignature = new HashMap<>();
        candidates.forEach(track -> bySignature.computeIfAbsent(track.signature(), s -> new ArrayList<>()).add(track));
        Map<String, List<NewFile>> filesBySignature = new HashMap<>();
        files.forEach(file -> filesBySignature.computeIfAbsent(file.signature(), s -> new ArrayList<>()).add(file));
        Result result = new Result(new HashMap<>(), new HashSet<>());
        filesBySignature
                .forEach((signature, same) -> matchSame(same, bySignature.getOrDefault(signature, List.of()),
                        elsewhere.contains(signature), justGone, result));
        return result;
    }

    /// Gives the best pair to each other, then the next best of what is left, as long as the best is clearly the best.
    private static void matchSame(List<NewFile> files, List<TrackRow> tracks, boolean elsewhere,
            Predicate<TrackRow> justGone, Result result) {
        if ((long) files.size() * tracks.size() > MAX_PAIRS) {
            files.forEach(file -> result.ambiguous().add(file.place()));
            return;
        }
        List<NewFile> openFiles = new ArrayList<>(files);
        List<TrackRow> openTracks = new ArrayList<>(tracks);
        while (!openFiles.isEmpty() && !openTracks.isEmpty()) {
            boolean mayBeCopies = elsewhere || openTracks.size() < tracks.size();
            List<Pair> best = bestPairs(openFiles, openTracks, mayBeCopies, justGone);
            if (best.isEmpty()) {
                return;
            }
            Optional<Pair> alone = best.stream().filter(pair -> isAlone(pair, best)).findFirst();
            if (alone.isEmpty()) {
                openFiles.forEach(file -> result.ambiguous().add(file.place()));
                return;
            }
            result.matches().put(alone.get().file().place(), alone.get().track());
            openFiles.remove(alone.get().file());
            openTracks.remove(alone.get().track());
        }
    }

    private record Pair(NewFile file, TrackRow track) {}

    /// The pairs of the highest score.
    private static List<Pair> bestPairs(List<NewFile> files, List<TrackRow> tracks, boolean mayBeCopies,
            Predicate<TrackRow> justGone) {
        int highest = -1;
        List<Pair> best = new ArrayList<>();
        for (NewFile file : files) {
            for (TrackRow track : tracks) {
                if (mayBeCopies && !isMoreThanSound(file, track, justGone.test(track))) {
                    continue;
                }
                int score = score(file, track) + (justGone.test(track) ? JUST_GONE : 0);
                if (score > highest) {
                    highest = score;
                    best.clear();
                }
                if (score == highest) {
                    best.add(new Pair(file, track));
                }
            }
        }
        return best;
    }

    /// Whether something tells a file from any copy of the song: an album has many songs, and a number many albums.
    private static boolean isMoreThanSound(NewFile file, TrackRow track, boolean justGone) {
        TrackTags tags = file.tags();
        return sameText(tags.title(), track.title())
                || sameText(tags.details().recordingMbid(), track.facts().details().recordingMbid())
                || FileNames.last(file.path()).equals(FileNames.last(track.path()))
                || isSameNumber(tags, track)
                        && (justGone || sameText(tags.album().name(), track.facts().albumTags().name()));
    }

    private static boolean isSameNumber(TrackTags tags, TrackRow track) {
        return tags.number() != null && Objects.equals(tags.number(), track.number())
                && Objects.equals(tags.disc(), track.disc());
    }

    private static boolean isAlone(Pair pair, List<Pair> pairs) {
        return pairs.stream()
                .noneMatch(other -> !other.equals(pair)
                        && (other.file().equals(pair.file()) || other.track().equals(pair.track())));
    }

    private static int score(NewFile file, TrackRow track) {
        TrackTags tags = file.tags();
        int score = 0;
        score += sameText(tags.details().recordingMbid(), track.facts().details().recordingMbid()) ? 8 : 0;
        score += sameText(tags.title(), track.title()) ? 4 : 0;
        score += sameText(tags.album().name(), track.facts().albumTags().name()) ? 4 : 0;
        score += isSameNumber(tags, track) ? 2 : 0;
        score += FileNames.last(file.path()).equals(FileNames.last(track.path())) ? 2 : 0;
        score += FileNames.last(FileNames.parent(file.path())).equals(FileNames.last(FileNames.parent(track.path())))
                ? 1
                : 0;
        return score;
    }

    /// Whether nothing could be more like a track than this file of the same sound is: it was moved as it is, with the folder it lies in.
    public static boolean isUnchanged(NewFile file, TrackRow track) {
        TrackTags tags = file.tags();
        return sameText(tags.title(), track.title())
                && isSame(tags.details().recordingMbid(), track.facts().details().recordingMbid())
                && isSame(tags.album().name(), track.facts().albumTags().name())
                && Objects.equals(tags.number(), track.number()) && Objects.equals(tags.disc(), track.disc())
                && FileNames.last(file.path()).equals(FileNames.last(track.path()))
                && FileNames.last(FileNames.parent(file.path()))
                        .equals(FileNames.last(FileNames.parent(track.path())));
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one == null ? other == null : sameText(one, other);
    }

    /// Whether a file is another song than the track that was at its place: it sounds otherwise, is as long as another, and is called
    /// otherwise. A better encode is as long as before, and a corrected title does not change the sound.
    ///
    /// @param file of another sound than the track
    /// @param durationMs of the file, 0 for unknown
    /// @param track as tagged
    public static boolean isAnotherSong(NewFile file, long durationMs, TrackRow track) {
        long difference = Math.abs(durationMs - track.durationMs());
        boolean asLong = durationMs == 0 || track.durationMs() == 0
                || difference <= Math.max(DURATION_TOLERANCE_MS, track.durationMs() / 50);
        TrackTags tags = file.tags();
        return !asLong && tags.title() != null && !sameText(tags.title(), track.title())
                && !sameText(tags.details().recordingMbid(), track.facts().details().recordingMbid());
    }

    private static boolean sameText(@Nullable String one, @Nullable String other) {
        return one != null && other != null && TextFolding.fold(one).equals(TextFolding.fold(other));
    }
}
