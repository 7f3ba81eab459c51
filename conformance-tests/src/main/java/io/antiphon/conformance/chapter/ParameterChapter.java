package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What optional parameters do that no other chapter needs.
final class ParameterChapter implements Chapter {

    /// Endpoints that can be asked for one music folder, with the lists in their answers.
    private static final Map<String, List<String>> OF_FOLDERS = Map.of("getStarred", List.of("artist", "album", "song"),
            "getStarred2", List.of("artist", "album", "song"), "getRandomSongs", List.of("song"));
    private static final List<String> ROLES = List.of("adminRole", "settingsRole", "streamRole", "jukeboxRole",
            "downloadRole", "uploadRole", "coverArtRole", "commentRole", "podcastRole", "shareRole",
            "videoConversionRole");

    @Override
    public void describe(Cases cases) {
        OF_FOLDERS.keySet()
                .stream()
                .sorted()
                .forEach(endpoint -> of(cases, endpoint).must("can be asked for one music folder",
                        probe -> probe.ok(endpoint, "musicFolderId", folder(probe))));
        of(cases, "getAlbumList").must("pages, in one music folder too", ParameterChapter::albumPages);
        of(cases, "getSongsByGenre").must("can be asked for one music folder", probe -> probe.ok("getSongsByGenre",
                "genre", Samples.id(probe, "genre"), "musicFolderId", folder(probe)));
        of(cases, "getRandomSongs").must("keeps to a genre", ParameterChapter::randomOfGenre);
        for (String endpoint : List.of("getArtistInfo", "getArtistInfo2")) {
            String kind = endpoint.endsWith("2") ? "artist" : "directory";
            of(cases, endpoint).must("names no more like it than asked for", probe -> atMost(probe, 2,
                    probe.ok(endpoint, "id", Samples.id(probe, kind), "count", "2", "includeNotPresent", "true")
                            .items("similarArtist")));
        }
        of(cases, "getSimilarSongs2").must("gives no more than asked for", probe -> atMost(probe, 2,
                probe.ok("getSimilarSongs2", "id", Samples.id(probe, "artist"), "count", "2").items("song")));
        of(cases, "search").must("searches by title, page by page", ParameterChapter::oldSearch);
        of(cases, "search2").must("pages through songs, in one music folder too", ParameterChapter::searchPages);
        of(cases, "hls").must("offers one list for each bit rate", ParameterChapter::bitRates);
        of(cases, "updateShare").must("changes when the link expires", ParameterChapter::shareExpires);
        of(cases, "updateUser").must("gives every role and takes it again", ParameterChapter::everyRole);
    }

    private static Cases.Group of(Cases cases, String endpoint) {
        return cases.endpoint(endpoint);
    }

    private static String folder(Probe probe) {
        return probe.need(probe.library().musicFolders().stream().findFirst(), "music folder", "configure one")
                .text("id");
    }

    private static void atMost(Probe probe, int count, List<AnswerTree> things) {
        probe.expect(things.size() <= count, "at most " + count, things.size() + "");
    }

    private static void albumPages(Probe probe) {
        Call call = Call.of("getAlbumList", "type", "alphabeticalByName", "musicFolderId", folder(probe));
        List<String> four = probe.ok(call.with("size", "4")).ids("album");
        List<String> later = probe.ok(call.with("size", "2").with("offset", "2")).ids("album");
        probe.equal("the second page of two", four.subList(Math.min(2, four.size()), four.size()), later);
    }

    private static void randomOfGenre(Probe probe) {
        String genre = Samples.id(probe, "genre");
        List<AnswerTree> songs = probe.ok("getRandomSongs", "genre", genre, "size", "20").items("song");
        boolean kept = songs.stream().allMatch(song -> hasGenre(song, genre));
        probe.expect(kept, "songs of " + genre + " only",
                songs.stream().map(song -> song.text("genre")).distinct().toList().toString());
    }

    private static boolean hasGenre(AnswerTree song, String genre) {
        return song.text("genre").equalsIgnoreCase(genre)
                || song.items("genres").stream().anyMatch(each -> each.text("name").equalsIgnoreCase(genre));
    }

    private static void oldSearch(Probe probe) {
        AnswerTree song = Samples.song(probe);
        Call call = Call.of("search", "title", song.text("title"), "count", "1", "newerThan", "0");
        atMost(probe, 1, probe.ok(call.with("offset", "0")).items("match"));
        probe.equal("the number of songs far beyond the end", 0,
                probe.ok(call.with("offset", "100000")).items("match").size());
        probe.ok("search", "artist", song.text("artist"), "album", song.text("album"), "count", "5");
    }

    private static void searchPages(Probe probe) {
        String word = Samples.song(probe).text("title");
        Call call = Call.of("search2", "query", word, "musicFolderId", folder(probe), "songCount", "5");
        List<String> first = probe.ok(call).ids("song");
        List<String> second = probe
                .ok(call.with("songOffset", "1").with("albumOffset", "1").with("artistOffset", "1"))
                .ids("song");
        List<String> rest = first.subList(Math.min(1, first.size()), first.size());
        probe.equal("the page one song later", rest, second.subList(0, Math.min(rest.size(), second.size())));
    }

    private static void bitRates(Probe probe) {
        HttpAnswer answer = probe.media(Call.of("hls", "id", Samples.id(probe, "video"), "bitRate", "300@320x180",
                "bitRate", "600", "audioTrack", "1"));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        probe.equal("the number of bit rates", 2L,
                text.lines().filter(line -> line.startsWith("#EXT-X-STREAM-INF")).count());
    }

    private static void shareExpires(Probe probe) {
        String id = SharingChapter.create(probe).text("id");
        long end = System.currentTimeMillis() / 1000 * 1000 + 172_800_000;
        probe.ok("updateShare", "id", id, "expires", String.valueOf(end));
        List<String> expires = probe.ok("getShares")
                .items("share")
                .stream()
                .filter(share -> share.text("id").equals(id))
                .map(share -> share.text("expires"))
                .toList();
        probe.equal("expires", List.of(Instant.ofEpochMilli(end).toString()), expires);
    }

    private static void everyRole(Probe probe) {
        Guest guest = Guest.create(probe);
        for (String held : List.of("true", "false")) {
            Call call = Call.of("updateUser", "username", guest.name(), "email", "other@example.org", "musicFolderId",
                    folder(probe));
            for (String role : ROLES) {
                call = call.with(role, held);
            }
            probe.ok(call);
            AnswerTree user = probe.ok("getUser", "username", guest.name());
            ROLES.forEach(role -> probe.equal(role, held, user.text(role)));
            probe.equal("email", "other@example.org", user.text("email"));
            probe.equal("folder", List.of(folder(probe)), user.items("folder").stream().map(AnswerTree::text).toList());
        }
    }
}
