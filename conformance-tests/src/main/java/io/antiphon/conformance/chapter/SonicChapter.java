package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// The rules of the extension sonicSimilarity.
final class SonicChapter implements Chapter {

    private static final String NAME = "sonicSimilarity";
    private static final String TRACKS = "getSonicSimilarTracks";
    private static final String PATH = "findSonicPath";

    @Override
    public void describe(Cases cases) {
        cases.endpoint(TRACKS).must("lists songs, the most similar first", SonicChapter::mostSimilarFirst);
        cases.extension(NAME, NAME, TRACKS)
                .must("lists no more than asked for", probe -> {
                    int count = probe.ok(TRACKS, "id", Samples.id(probe, "song"), "count", "2").items().size();
                    probe.expect(count <= 2, "at most two", count + "");
                })
                .must("lists ten at most when nothing is said", probe -> {
                    int count = probe.ok(TRACKS, "id", Samples.id(probe, "song")).items().size();
                    probe.expect(count <= 10, "at most ten", count + "");
                })
                .must("leaves the song itself out", probe -> {
                    String id = Samples.id(probe, "song");
                    List<String> ids = ids(probe.ok(TRACKS, "id", id).items());
                    probe.advise(!ids.contains(id), "others than " + id, ids.toString());
                })
                .must("finds songs that can be fetched", probe -> {
                    for (String id : ids(probe.ok(TRACKS, "id", Samples.id(probe, "song"), "count", "3").items())) {
                        probe.equal("id", id, probe.ok("getSong", "id", id).text("id"));
                    }
                })
                .must("refuses a song that is not there",
                        probe -> probe.refused(Call.of(TRACKS, "id", nothing(probe)), 0, 70));
        cases.endpoint(PATH).must("leads from the first song to the last", SonicChapter::fromFirstToLast);
        cases.extension(NAME, NAME, PATH)
                .must("is no longer than asked for", probe -> {
                    int count = path(probe, "3").size();
                    probe.expect(count <= 3, "at most three", count + "");
                })
                .must("names no song twice", probe -> {
                    List<String> ids = ids(path(probe, "20"));
                    probe.advise(ids.size() == new HashSet<>(ids).size(), "different songs", ids.toString());
                })
                .must("refuses a path to what is not there", probe -> probe.refused(
                        Call.of(PATH, "startSongId", Samples.id(probe, "song"), "endSongId", nothing(probe)), 0, 70));
    }

    private static void mostSimilarFirst(Probe probe) {
        List<AnswerTree> matches = probe.ok(TRACKS, "id", Samples.id(probe, "song"), "count", "5").items();
        probe.expect(matches.size() <= 5, "at most five", matches.size() + "");
        List<Double> grades = matches.stream().map(each -> Double.valueOf(each.text("similarity"))).toList();
        probe.equal("similarity", grades.stream().sorted(Comparator.reverseOrder()).toList(), grades);
    }

    private static void fromFirstToLast(Probe probe) {
        List<String> songs = Samples.songIds(probe, 2);
        List<AnswerTree> path = path(probe, "5");
        probe.expect(path.size() >= 2, "two songs or more", path.size() + "");
        if (path.size() >= 2) {
            probe.equal("the first", songs.get(0), path.getFirst().at("entry").text("id"));
            probe.equal("the last", songs.get(1), path.getLast().at("entry").text("id"));
        }
    }

    private static List<AnswerTree> path(Probe probe, String count) {
        List<String> songs = Samples.songIds(probe, 2);
        return probe.ok(PATH, "startSongId", songs.get(0), "endSongId", songs.get(1), "count", count).items();
    }

    private static String nothing(Probe probe) {
        return Samples.unknownId(probe.library().sample("song"));
    }

    private static List<String> ids(List<AnswerTree> matches) {
        return matches.stream().map(match -> match.at("entry").text("id")).toList();
    }
}
