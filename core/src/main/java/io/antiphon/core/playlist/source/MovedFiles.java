package io.antiphon.core.playlist.source;

import io.antiphon.core.library.PathText;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.source.EntryResolver.Question;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds files by the end of their path, without case and whatever way their accents are written; those whose names are no UTF-8 also by the
/// place that a playlist means, whose own bytes were decoded when it was read.
final class MovedFiles {

    /// The file's name and that of its folder.
    private static final int LEAST_LIKENESS = 2;
    private static final int IN_PLACE = Integer.MAX_VALUE;

    private final Map<Integer, String> rootNames;
    private final Map<String, List<Wanted>> byName = new HashMap<>();
    private final Map<Place, List<Question>> byPlace = new HashMap<>();

    /// @param rootNames the names of the music folders' own folders, so that a file directly inside has a folder, too
    MovedFiles(Map<Integer, String> rootNames) {
        this.rootNames = Map.copyOf(rootNames);
    }

    private record Wanted(Question question, String[] names) {}

    boolean isEmpty() {
        return byName.isEmpty();
    }

    void want(Question question) {
        for (String spelling : question.spellings) {
            String[] names = names(spelling);
            byName.computeIfAbsent(names[names.length - 1], name -> new ArrayList<>())
                    .add(new Wanted(question, names));
        }
        question.places.forEach(place -> byPlace.computeIfAbsent(folded(place), key -> new ArrayList<>())
                .add(question));
    }

    void look(int musicFolder, String path, TrackId track) {
        if (!PathText.isText(path)) {
            byPlace.getOrDefault(folded(new Place(musicFolder, path)), List.of())
                    .forEach(question -> question.offer(track, IN_PLACE));
        }
        List<Wanted> wanted = byName.get(folded(path.substring(path.lastIndexOf('/') + 1)));
        if (wanted == null) {
            return;
        }
        String[] names = names(rootNames.getOrDefault(musicFolder, "") + '/' + path);
        for (Wanted one : wanted) {
            int likeness = likeness(one.names(), names);
            if (likeness >= LEAST_LIKENESS) {
                one.question().offer(track, likeness);
            }
        }
    }

    private static int likeness(String[] wanted, String[] names) {
        int same = 0;
        while (same < Math.min(wanted.length, names.length)
                && wanted[wanted.length - 1 - same].equals(names[names.length - 1 - same])) {
            same++;
        }
        return same;
    }

    private static String[] names(String path) {
        return folded(path).split("/", -1);
    }

    private static Place folded(Place place) {
        return new Place(place.musicFolder(), folded(place.path()));
    }

    private static String folded(String text) {
        return Normalizer.normalize(PathText.shown(text), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
