package io.antiphon.benchmarks.load;

import static io.antiphon.benchmarks.load.Call.document;
import static io.antiphon.benchmarks.load.Call.media;

import java.util.ArrayList;
import java.util.List;

/// The hot endpoints, with the parameters that apps send.
final class Workloads {

    private static final int PAGE = 500;
    private static final int COLD_SIZES = 900;
    private static final int SMALLEST_COLD_SIZE = 60;
    private static final int LOWEST_BIT_RATE = 64;
    private static final int BIT_RATES = 120;

    private Workloads() {}

    /// `salt` moves the sizes and rates that must be new to the server, so that a second run finds cold caches too.
    static List<Workload> list(Fixture fixture, int salt) {
        List<Workload> all = new ArrayList<>();
        addBrowsing(all, fixture);
        addLists(all, fixture);
        addSync(all, fixture);
        addWrites(all, fixture);
        addMedia(all, fixture, salt);
        return all;
    }

    private static void addBrowsing(List<Workload> all, Fixture fixture) {
        all.add(Workload.repeated("ping", _ -> document("ping")));
        all.add(Workload.repeated("getSong", i -> document("getSong", "id", pick(fixture.songs(), i).id())));
        all.add(Workload.repeated("getAlbum", i -> document("getAlbum", "id", pick(fixture.albums(), i))));
        if (!fixture.artists().isEmpty()) {
            all.add(Workload.repeated("getArtist", i -> document("getArtist", "id", pick(fixture.artists(), i))));
        }
        all.add(Workload.repeated("getArtists", _ -> document("getArtists")));
        all.add(Workload.repeated("getIndexes", _ -> document("getIndexes")));
    }

    private static void addLists(List<Workload> all, Fixture fixture) {
        int last = Math.max(0, fixture.albumCount() - PAGE);
        for (String type : List.of("newest", "alphabeticalByName")) {
            addAlbums(all, type, "first", 0);
            addAlbums(all, type, "middle", last / 2);
            addAlbums(all, type, "last", last);
        }
        addAlbums(all, "random", "any", 0);
        all.add(Workload.repeated("getRandomSongs 500", _ -> document("getRandomSongs", "size", PAGE)));
        if (!fixture.genres().isEmpty()) {
            all.add(Workload.repeated("getSongsByGenre 100",
                    i -> document("getSongsByGenre", "genre", pick(fixture.genres(), i), "count", 100)));
        }
        all.add(Workload.repeated("getStarred2", _ -> document("getStarred2")));
        fixture.playlist()
                .ifPresent(
                        playlist -> all.add(
                                Workload.repeated("getPlaylist 100", _ -> document("getPlaylist", "id", playlist))));
        if (!fixture.words().isEmpty()) {
            all.add(Workload.repeated("search3 word", i -> document("search3", "query", pick(fixture.words(), i))));
        }
    }

    private static void addAlbums(List<Workload> all, String type, String place, int offset) {
        all.add(Workload.repeated("getAlbumList2 500 " + type + " " + place,
                _ -> document("getAlbumList2", "type", type, "size", PAGE, "offset", offset)));
    }

    private static void addSync(List<Workload> all, Fixture fixture) {
        if (fixture.songCount() == 0) {
            return;
        }
        int last = Math.max(0, fixture.songCount() - PAGE);
        all.add(fullSync(fixture));
        all.add(Workload.repeated("search3 all 500 first", _ -> syncPage(0)));
        all.add(Workload.repeated("search3 all 500 last", _ -> syncPage(last)));
    }

    /// All songs, page by page; there must be some.
    static Workload fullSync(Fixture fixture) {
        int pages = (fixture.songCount() + PAGE - 1) / PAGE;
        return Workload.pass("full sync, page of 500", pages, i -> syncPage(i % pages * PAGE));
    }

    private static Call syncPage(int offset) {
        return document("search3", "query", "", "artistCount", 0, "albumCount", 0, "songCount", PAGE, "songOffset",
                offset);
    }

    private static void addWrites(List<Workload> all, Fixture fixture) {
        all.add(Workload.repeated("scrobble",
                i -> document("scrobble", "id", pick(fixture.songs(), i).id(), "submission", true)));
        all.add(Workload.repeated("star and unstar",
                i -> document(i % 2 == 0 ? "star" : "unstar", "id", pick(fixture.songs(), i / 2).id())));
        all.add(Workload.repeated("savePlayQueue",
                i -> document("savePlayQueue", "id", pick(fixture.songs(), i).id(), "id",
                        pick(fixture.songs(), i + 1).id(), "id", pick(fixture.songs(), i + 2).id(), "current",
                        pick(fixture.songs(), i + 1).id(), "position", i % 60_000)));
    }

    private static void addMedia(List<Workload> all, Fixture fixture, int salt) {
        List<String> covers = fixture.covers();
        if (!covers.isEmpty()) {
            all.add(Workload.primed("getCoverArt 300 warm", covers.size(),
                    i -> media("getCoverArt", Call.Expectation.MEDIA, "id", pick(covers, i), "size", 300)));
            all.add(Workload.repeated("getCoverArt cold", i -> media("getCoverArt", Call.Expectation.MEDIA, "id",
                    pick(covers, i), "size",
                    SMALLEST_COLD_SIZE + Math.floorMod(salt + i / covers.size(), COLD_SIZES))));
        }
        String largest = fixture.largest().id();
        all.add(Workload.repeated("stream raw, 64 KB range",
                _ -> media("stream", Call.Expectation.MEDIA_RANGE, "id", largest, "format", "raw")));
        all.add(Workload.repeated("stream raw, whole file",
                _ -> media("stream", Call.Expectation.MEDIA, "id", largest, "format", "raw")));
        if (!fixture.transcodable().isEmpty()) {
            int songs = fixture.transcodable().size();
            all.add(Workload.heavy("stream as mp3, first byte",
                    i -> media("stream", Call.Expectation.FIRST_BYTE_OF_MP3, "id", pick(fixture.transcodable(), i).id(),
                            "format", "mp3", "maxBitRate",
                            LOWEST_BIT_RATE + Math.floorMod(salt + i / songs, BIT_RATES))));
        }
    }

    private static <T> T pick(List<T> choices, int number) {
        return choices.get(Math.floorMod(number, choices.size()));
    }
}
