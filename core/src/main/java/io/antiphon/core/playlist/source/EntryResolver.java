package io.antiphon.core.playlist.source;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.file.Locations;
import io.antiphon.core.playlist.file.PlaylistDocument.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the tracks that entries of playlist files mean. An entry is first taken as what it says: a path from the playlist's folder, from
/// a music folder's root, or from the root of the disk. What is not there may have moved: then the track counts that lay there last. Or it
/// may be written for another machine: then the track counts whose path ends most like the entry, the file's name and its folder at least, unless several do equally.
public final class EntryResolver {

    private final TrackPlaces places;
    private final List<Root> roots;

    /// @param musicFolders in which tracks may be found
    public EntryResolver(TrackPlaces places, Collection<MusicFolder> musicFolders) {
        this.places = places;
        this.roots = musicFolders.stream()
                .map(folder -> new Root(folder.id(), slashed(folder.root())))
                .toList();
    }

    private record Root(int musicFolder, String path) {}

    /// What came of the entries of one file.
    public record Resolution(List<TrackId> tracks, List<Unresolved> unresolved) {

        public Resolution {
            tracks = List.copyOf(tracks);
            unresolved = List.copyOf(unresolved);
        }
    }

    /// @param folder where the playlist lies; absent when nobody knows
    public Resolution resolve(List<Entry> entries, @Nullable Path folder) {
        List<Question> questions = entries.stream().map(entry -> question(entry, folder)).toList();
        Map<Place, TrackId> found = places
                .findAt(questions.stream().flatMap(question -> question.places.stream()).distinct().toList());
        questions.forEach(question -> question.answer(found));
        List<Place> left = questions.stream()
                .filter(Question::isOpen)
                .flatMap(question -> question.places.stream())
                .distinct()
                .toList();
        Map<Place, TrackId> moved = left.isEmpty() ? Map.of() : places.findFormer(left, rootNames().keySet());
        questions.stream().filter(Question::isOpen).forEach(question -> question.answer(moved));
        MovedFiles alike = new MovedFiles(rootNames());
        questions.stream().filter(Question::isOpen).forEach(alike::want);
        if (!alike.isEmpty()) {
            places.forEach((musicFolder, path, track) -> {
                if (roots.stream().anyMatch(root -> root.musicFolder() == musicFolder)) {
                    alike.look(musicFolder, path, track);
                }
            });
        }
        return resolution(questions);
    }

    private static Resolution resolution(List<Question> questions) {
        List<TrackId> tracks = new ArrayList<>(questions.size());
        List<Unresolved> unresolved = new ArrayList<>();
        for (Question question : questions) {
            TrackId track = question.track;
            if (track != null && !question.ambiguous) {
                tracks.add(track);
            } else {
                unresolved.add(new Unresolved(question.location, question.reason()));
            }
        }
        return new Resolution(tracks, unresolved);
    }

    private Map<Integer, String> rootNames() {
        return roots.stream()
                .collect(java.util.stream.Collectors.toMap(Root::musicFolder,
                        root -> root.path().substring(root.path().lastIndexOf('/') + 1)));
    }

    private Question question(Entry entry, @Nullable Path folder) {
        List<String> spellings = Locations.spellings(entry);
        Set<Place> candidates = new LinkedHashSet<>();
        for (String spelling : spellings) {
            boolean absolute = spelling.startsWith("/");
            if (absolute || folder != null) {
                addUnderRoots(candidates,
                        Locations.normalized(absolute ? spelling : slashed(folder) + '/' + spelling));
            }
            String fromRoot = Locations.normalized(spelling);
            if (!fromRoot.isEmpty()) {
                roots.forEach(root -> candidates.add(new Place(root.musicFolder(), fromRoot)));
            }
        }
        return new Question(entry.location(), spellings.stream().map(Locations::normalized).toList(),
                List.copyOf(candidates));
    }

    private void addUnderRoots(Set<Place> candidates, String absolute) {
        for (Root root : roots) {
            if (root.path().isEmpty()) {
                candidates.add(new Place(root.musicFolder(), absolute));
            } else if (absolute.startsWith(root.path() + '/')) {
                candidates.add(new Place(root.musicFolder(), absolute.substring(root.path().length() + 1)));
            }
        }
    }

    private static String slashed(@Nullable Path path) {
        return path == null ? ""
                : Locations.normalized(PathText.of(path).replace(path.getFileSystem().getSeparator(), "/"));
    }

    /// One entry on its way to a track.
    static final class Question {

        final String location;
        final List<String> spellings;
        final List<Place> places;
        @Nullable TrackId track;
        int score;
        boolean ambiguous;

        Question(String location, List<String> spellings, List<Place> places) {
            this.location = location;
            this.spellings = List.copyOf(spellings);
            this.places = places;
        }

        boolean isOpen() {
            return track == null && !spellings.isEmpty();
        }

        void answer(Map<Place, TrackId> found) {
            for (Place place : places) {
                TrackId at = found.get(place);
                if (at != null) {
                    track = at;
                    return;
                }
            }
        }

        /// A track that is as like as `likeness`.
        void offer(TrackId offered, int likeness) {
            if (likeness > score) {
                track = offered;
                score = likeness;
                ambiguous = false;
            } else if (likeness == score && !offered.equals(track)) {
                ambiguous = true;
            }
        }

        Unresolved.Reason reason() {
            if (spellings.isEmpty()) {
                return Unresolved.Reason.ELSEWHERE;
            }
            return ambiguous ? Unresolved.Reason.AMBIGUOUS : Unresolved.Reason.UNKNOWN;
        }

        @Override
        public String toString() {
            return location + Arrays.asList(track, score);
        }
    }
}
