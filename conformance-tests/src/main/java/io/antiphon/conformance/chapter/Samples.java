package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Things of the library by their kind, and names that nobody else uses.
final class Samples {

    private static final Map<String, String> REMEDIES = Map.of("song", "add a song", "album", "add an album", "artist",
            "add an album", "directory", "put an album in a folder", "cover", "put a cover picture beside an album",
            "genre", "add a song with a genre", "video", "add a video file");

    private Samples() {}

    /// The id of some such thing; skips the case when there is none.
    static String id(Probe probe, String kind) {
        return probe.need(probe.library().sample(kind), kind, REMEDIES.getOrDefault(kind, "add one"));
    }

    static AnswerTree song(Probe probe) {
        return probe.need(probe.library().song(), "song", "add one");
    }

    /// The ids of so many songs.
    static List<String> songIds(Probe probe, int count) {
        List<AnswerTree> songs = probe.library().songsUntouchedFirst();
        Optional<List<String>> ids = songs.size() < count ? Optional.empty()
                : Optional.of(songs.stream().limit(count).map(song -> song.text("id")).toList());
        return probe.need(ids, "number of songs as large as " + count, "add songs");
    }

    /// A name for something that a case makes.
    static String name(String begin) {
        return begin + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    /// An id that is like a real one, but nobody's.
    static String unknownId(Optional<String> real) {
        if (real.isEmpty()) {
            return "999999999";
        }
        String id = real.get();
        if (id.matches(".*-?\\d{1,9}")) {
            return id.replaceAll("\\d{1,9}$", "999999999");
        }
        StringBuilder reversed = new StringBuilder(id.substring(id.length() - Math.min(8, id.length()))).reverse();
        String other = reversed.chars().distinct().count() == 1 ? "Zz9Zz9Zz" : reversed.toString();
        return id.substring(0, id.length() - Math.min(8, id.length())) + other;
    }
}
