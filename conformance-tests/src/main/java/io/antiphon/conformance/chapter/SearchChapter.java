package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.ArrayList;
import java.util.List;

/// The three searches, and search3 as the way apps copy a whole library.
final class SearchChapter implements Chapter {

    private static final String SYNC = "endpoints/search3";

    @Override
    public void describe(Cases cases) {
        cases.endpoint("search").must("finds any of the words", probe -> probe.ok("search", "any", word(probe)));
        cases.endpoint("search2")
                .must("finds a song by its title", probe -> findsSong(probe, "search2"))
                .must("gives counts of nothing when asked to", probe -> zeroCounts(probe, "search2"));
        cases.endpoint("search3")
                .must("finds a song by its title", probe -> findsSong(probe, "search3"))
                .must("finds an artist by name", SearchChapter::findsArtist)
                .must("finds nothing for nonsense", probe -> {
                    AnswerTree result = probe.ok("search3", "query", "xqzvkjwpqx");
                    int hits = result.items("song").size() + result.items("album").size()
                            + result.items("artist").size();
                    probe.equal("the number of hits", 0, hits);
                });
        for (String[] query : new String[][]{{"an empty query", ""}, {"a query of two quotes", "\"\""}}) {
            cases.behaviour("search3", SYNC)
                    .must("gives everything for " + query[0], probe -> everything(probe, query[1]));
        }
        cases.behaviour("search3", "client practice: synchronisation")
                .must("gives everything without a query", probe -> {
                    var envelope = probe.structured(Call.of("search3", "songCount", "5"),
                            probe.session().protocol().endpoint("search3").answer());
                    boolean refused = envelope.error().filter(error -> error.code() == 10).isPresent();
                    probe.advise(refused || !envelope.payload().items("song").isEmpty(), "all songs, or error 10",
                            "neither");
                })
                .must("gives none of what is asked for with a count of 0", probe -> zeroCounts(probe, "search3"))
                .must("pages through songs without gap or repetition", probe -> paging(probe, "song"))
                .must("pages through albums without gap or repetition", probe -> paging(probe, "album"))
                .must("pages through artists without gap or repetition", probe -> paging(probe, "artist"))
                .must("ignores a star at the end of a word", SearchChapter::trailingStar);
    }

    private static String word(Probe probe) {
        AnswerTree song = Samples.song(probe);
        return song.text("title").split("[^\\p{L}\\p{N}]+")[0];
    }

    private static void findsSong(Probe probe, String endpoint) {
        AnswerTree song = Samples.song(probe);
        List<String> ids = probe.ok(endpoint, "query", song.text("title"), "songCount", "500").ids("song");
        probe.expect(ids.contains(song.text("id")), "the song " + song.text("title") + " is found", ids.toString());
    }

    private static void findsArtist(Probe probe) {
        AnswerTree artist = probe.need(probe.library().artist(), "artist", "add one");
        List<String> ids = probe.ok("search3", "query", artist.text("name"), "artistCount", "100").ids("artist");
        probe.expect(ids.contains(artist.text("id")), "the artist " + artist.text("name") + " is found",
                ids.toString());
    }

    private static void zeroCounts(Probe probe, String endpoint) {
        AnswerTree result = probe.ok(endpoint, "query", word(probe), "artistCount", "0", "albumCount", "0",
                "songCount", "0");
        for (String list : List.of("artist", "album", "song")) {
            probe.equal("the number of each " + list, 0, result.items(list).size());
        }
    }

    private static void everything(Probe probe, String query) {
        AnswerTree result = probe.ok("search3", "query", query, "artistCount", "500", "albumCount", "500", "songCount",
                "500");
        int albums = probe.library().albums().size();
        int songs = Math.min(500, probe.library().songs().size());
        probe.expect(result.items("album").size() >= albums, albums + " albums", result.items("album").size() + "");
        probe.expect(result.items("song").size() >= songs, songs + " songs", result.items("song").size() + "");
        probe.expect(!result.items("artist").isEmpty(), "artists", "none");
    }

    private static void paging(Probe probe, String list) {
        List<String> whole = page(probe, list, 0, 60);
        int size = Math.max(1, whole.size() / 4);
        List<String> pages = new ArrayList<>();
        for (int offset = 0; offset < whole.size(); offset += size) {
            List<String> page = page(probe, list, offset, size);
            probe.expect(page.size() == Math.min(size, whole.size() - offset) || page.size() == size,
                    "a full page at offset " + offset, page.size() + " of " + size);
            pages.addAll(page);
        }
        List<String> shown = pages.subList(0, Math.min(pages.size(), whole.size()));
        probe.expect(shown.equals(whole), "the pages in the order of the whole list", "another order or other items");
        probe.equal("the number of different ids", (long) whole.size(), whole.stream().distinct().count());
    }

    private static List<String> page(Probe probe, String list, int offset, int size) {
        Call call = Call.of("search3", "query", "");
        for (String each : List.of("artist", "album", "song")) {
            boolean wanted = each.equals(list);
            call = call.with(each + "Count", String.valueOf(wanted ? size : 0))
                    .with(each + "Offset", String.valueOf(wanted ? offset : 0));
        }
        return probe.ok(call).ids(list);
    }

    private static void trailingStar(Probe probe) {
        AnswerTree song = Samples.song(probe);
        List<String> ids = probe.ok("search3", "query", word(probe) + "*", "songCount", "500").ids("song");
        probe.advise(ids.contains(song.text("id")), "the song " + song.text("title") + " is found", ids.toString());
    }
}
