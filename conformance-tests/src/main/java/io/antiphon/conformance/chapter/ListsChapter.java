package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.Comparator;
import java.util.List;

/// Lists of albums and songs.
final class ListsChapter implements Chapter {

    private static final List<String> PLAIN_TYPES = List.of("random", "newest", "highest", "frequent", "recent",
            "alphabeticalByName", "alphabeticalByArtist", "starred");

    @Override
    public void describe(Cases cases) {
        for (String endpoint : List.of("getAlbumList", "getAlbumList2")) {
            describeAlbumList(cases, endpoint);
        }
        cases.endpoint("getRandomSongs")
                .must("gives as many songs as asked for", ListsChapter::randomSongs)
                .must("keeps to years", ListsChapter::randomSongsOfYears);
        cases.endpoint("getSongsByGenre").must("gives songs of the genre", ListsChapter::songsByGenre);
        cases.endpoint("getNowPlaying").must("answers, if only with nobody", probe -> probe.ok("getNowPlaying"));
        cases.endpoint("getStarred").must("lists what is starred", probe -> probe.ok("getStarred"));
        cases.endpoint("getStarred2").must("lists what is starred", probe -> probe.ok("getStarred2"));
    }

    private static void describeAlbumList(Cases cases, String endpoint) {
        for (String type : PLAIN_TYPES) {
            cases.endpoint(endpoint).must("lists by " + type, probe -> probe.ok(endpoint, "type", type, "size", "20"));
        }
        cases.endpoint(endpoint)
                .must("sorts by name", probe -> sorted(probe, endpoint))
                .must("lists by year, oldest first", probe -> byYear(probe, endpoint, false))
                .must("lists by year, newest first when the bounds are swapped", probe -> byYear(probe, endpoint, true))
                .must("lists by genre", probe -> probe.ok(endpoint, "type", "byGenre", "genre",
                        Samples.id(probe, "genre")))
                .must("gives at most size albums", probe -> atMost(probe, endpoint));
        cases.errors(endpoint)
                .must("refuses an unknown type", probe -> probe.refused(Call.of(endpoint, "type", "byShoeSize"), 0, 10,
                        70))
                .must("refuses byYear without years", probe -> probe.refused(Call.of(endpoint, "type", "byYear"), 10))
                .must("refuses byGenre without a genre", probe -> probe.refused(Call.of(endpoint, "type", "byGenre"),
                        10));
    }

    private static void sorted(Probe probe, String endpoint) {
        List<AnswerTree> albums = probe.ok(endpoint, "type", "alphabeticalByName", "size", "500").items("album");
        probe.expect(!albums.isEmpty(), "albums", "none");
        probe.equal("the number of different ids", (long) albums.size(),
                albums.stream().map(album -> album.text("id")).distinct().count());
    }

    private static void atMost(Probe probe, String endpoint) {
        int albums = probe.ok(endpoint, "type", "alphabeticalByName", "size", "2").items("album").size();
        probe.expect(albums <= 2, "at most two albums", albums + " albums");
    }

    private static void byYear(Probe probe, String endpoint, boolean swapped) {
        AnswerTree dated = probe.need(probe.library().albums().stream().filter(album -> album.has("year")).findFirst(),
                "album with a year", "tag one with its year");
        Call call = Call.of(endpoint, "type", "byYear", "size", "500", "fromYear", swapped ? "3000" : "1", "toYear",
                swapped ? "1" : "3000");
        List<AnswerTree> albums = probe.ok(call).items("album");
        probe.expect(!albums.isEmpty(), "albums such as that of " + dated.text("year"), "none");
        List<Long> years = albums.stream()
                .filter(album -> album.has("year"))
                .map(album -> album.number("year", 0))
                .toList();
        List<Long> ordered = years.stream()
                .sorted(swapped ? Comparator.reverseOrder()
                        : Comparator.naturalOrder())
                .toList();
        if (endpoint.equals("getAlbumList2")) {
            probe.expect(years.equals(ordered), "years in order", years.toString());
        } else {
            probe.advise(years.equals(ordered), "years in order", years.toString());
        }
    }

    private static void randomSongs(Probe probe) {
        int wanted = Math.min(3, probe.library().songs().size());
        List<String> ids = probe.ok("getRandomSongs", "size", String.valueOf(wanted)).ids("song");
        probe.equal("the number of songs", wanted, ids.size());
        probe.equal("the number of different songs", (long) wanted, ids.stream().distinct().count());
    }

    private static void randomSongsOfYears(Probe probe) {
        AnswerTree dated = probe.need(probe.library().song(song -> song.has("year")), "song with a year",
                "tag one with its year");
        List<AnswerTree> songs = probe.ok("getRandomSongs", "size", "50", "fromYear", dated.text("year"), "toYear",
                dated.text("year")).items("song");
        boolean kept = songs.stream().allMatch(song -> song.text("year").equals(dated.text("year")));
        probe.expect(kept && !songs.isEmpty(), "songs of " + dated.text("year") + " only",
                songs.stream().map(song -> song.text("year")).distinct().toList().toString());
    }

    private static void songsByGenre(Probe probe) {
        AnswerTree genre = probe.need(probe.library()
                .genres()
                .stream()
                .filter(each -> each.number("songCount", 0) > 0)
                .findFirst(), "genre", "tag a song with one");
        List<AnswerTree> songs = probe.ok("getSongsByGenre", "genre", genre.text("value"), "count", "500")
                .items("song");
        long expected = Math.min(500, genre.number("songCount", 0));
        probe.equal("the number of songs of " + genre.text("value"), expected, (long) songs.size());
        probe.equal("the number of songs when one is wanted", 1,
                probe.ok("getSongsByGenre", "genre", genre.text("value"), "count", "1").items("song").size());
    }
}
