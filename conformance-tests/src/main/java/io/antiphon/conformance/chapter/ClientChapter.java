package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.protocol.Field;
import io.antiphon.conformance.protocol.Type;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Library;
import io.antiphon.conformance.suite.Probe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What apps have come to rely on, beyond single endpoints.
final class ClientChapter implements Chapter {

    private static final String CLIENTS = "client practice: browsing";

    @Override
    public void describe(Cases cases) {
        describeFolders(cases);
        describePaging(cases);
        describeAlbums(cases);
        cases.behaviour("search3", "client practice: DSub")
                .once()
                .must("has no nested artists in songs for DSub, which would take them for hits", ClientChapter::dsub);
        cases.behaviour("getSong", "opensubsonic-changes")
                .once()
                .must("sends a field it supports in every answer", ClientChapter::supportedFields)
                .must("says mediaType where it says musicBrainzId", probe -> {
                    boolean paired = probe.library()
                            .songs()
                            .stream()
                            .allMatch(song -> song.has("mediaType") || !song.has("musicBrainzId"));
                    probe.expect(paired, "mediaType beside musicBrainzId", "musicBrainzId alone");
                });
    }

    private static void describeFolders(Cases cases) {
        for (String endpoint : List.of("getIndexes", "getArtists")) {
            for (String all : List.of("-1", "0")) {
                cases.behaviour(endpoint, CLIENTS).must("takes musicFolderId " + all + " as all folders", probe -> {
                    int everything = count(probe.ok(endpoint));
                    var envelope = probe.structured(Call.of(endpoint, "musicFolderId", all),
                            probe.session().protocol().endpoint(endpoint).answer());
                    boolean known = probe.library()
                            .musicFolders()
                            .stream()
                            .anyMatch(each -> each.text("id").equals(all));
                    probe.advise(known || count(envelope.payload()) == everything, "all " + everything + " artists",
                            envelope.ok() ? count(envelope.payload()) + "" : "a refusal");
                });
            }
        }
        cases.behaviour("getMusicFolders", CLIENTS).must("has numbers as ids", probe -> {
            boolean numbers = probe.ok("getMusicFolders")
                    .items("musicFolder")
                    .stream()
                    .allMatch(folder -> folder.text("id").matches("\\d+"));
            probe.expect(numbers, "numbers", "others");
        });
        cases.behaviour("getIndexes", "endpoints/getIndexes").must("is empty when nothing changed since", probe -> {
            AnswerTree first = probe.ok("getIndexes");
            AnswerTree second = probe.ok("getIndexes", "ifModifiedSince", first.text("lastModified"));
            // A scan that ends between the two changes something, of course.
            for (int i = 0; i < 3 && !second.text("lastModified").equals(first.text("lastModified")); i++) {
                first = second;
                second = probe.ok("getIndexes", "ifModifiedSince", first.text("lastModified"));
            }
            probe.equal("the number of artists", 0, count(second));
            probe.equal("the number of songs", 0, second.items("child").size());
            probe.equal("lastModified", first.text("lastModified"), second.text("lastModified"));
        });
    }

    private static int count(AnswerTree indexes) {
        return indexes.items("index").stream().mapToInt(index -> index.items("artist").size()).sum();
    }

    private static void describePaging(Cases cases) {
        for (String type : List.of("alphabeticalByName", "alphabeticalByArtist", "newest")) {
            cases.behaviour("getAlbumList2", "client practice: synchronisation")
                    .must("pages by " + type + " without gap or repetition", probe -> albumPages(probe, type));
        }
        cases.behaviour("getAlbumList2", "client practice: synchronisation")
                .must("is empty beyond the end", probe -> probe.equal("the number of albums", 0,
                        probe.ok("getAlbumList2", "type", "alphabeticalByName", "size", "10", "offset", "1000000")
                                .items("album")
                                .size()));
        cases.behaviour("getSongsByGenre", "client practice: synchronisation")
                .must("pages without gap or repetition", ClientChapter::genrePages);
    }

    private static void albumPages(Probe probe, String type) {
        List<String> whole = probe.ok("getAlbumList2", "type", type, "size", "40").ids("album");
        List<String> pages = new ArrayList<>();
        for (int offset = 0; offset < whole.size(); offset += 7) {
            pages.addAll(probe.ok("getAlbumList2", "type", type, "size", "7", "offset", String.valueOf(offset))
                    .ids("album"));
        }
        probe.expect(pages.subList(0, Math.min(pages.size(), whole.size())).equals(whole),
                "the pages in the order of the whole list", "another order or other albums");
        probe.equal("the number of different albums", (long) whole.size(), whole.stream().distinct().count());
    }

    private static void genrePages(Probe probe) {
        String genre = Samples.id(probe, "genre");
        List<String> whole = probe.ok("getSongsByGenre", "genre", genre, "count", "20").ids("song");
        List<String> pages = new ArrayList<>();
        for (int offset = 0; offset < whole.size(); offset += 4) {
            pages.addAll(probe.ok("getSongsByGenre", "genre", genre, "count", "4", "offset", String.valueOf(offset))
                    .ids("song"));
        }
        probe.expect(pages.subList(0, Math.min(pages.size(), whole.size())).equals(whole),
                "the pages in the order of the whole list", "another order or other songs");
    }

    private static void describeAlbums(Cases cases) {
        cases.behaviour("getAlbum", CLIENTS)
                .must("orders songs by disc and track", probe -> {
                    AnswerTree known = probe.need(probe.library().albumOfSeveralDiscs(), "album of several discs",
                            "tag one with disc numbers");
                    List<AnswerTree> songs = probe.ok("getAlbum", "id", known.text("id")).items("song");
                    List<Long> places = songs.stream()
                            .map(song -> song.number("discNumber", 1) * 10_000 + song.number("track", 0))
                            .toList();
                    probe.equal("the order", places.stream().sorted().toList(), places);
                })
                .must("has one cover for all its songs, or their own", ClientChapter::covers);
    }

    private static void covers(Probe probe) {
        AnswerTree known = probe.need(probe.library().albumWithSongs(2), "album of two songs", "add one");
        List<AnswerTree> songs = probe.ok("getAlbum", "id", known.text("id")).items("song");
        boolean all = songs.stream().allMatch(song -> song.has("coverArt"));
        boolean none = songs.stream().noneMatch(song -> song.has("coverArt"));
        probe.advise(all || none, "coverArt on all songs or on none", "on some");
    }

    /// DSub reads element names at any depth.
    private static void dsub(Probe probe) {
        HttpAnswer answer = probe.raw(Call.of("search3", "query", "", "songCount", "20", "artistCount", "0",
                "albumCount", "0").client("DSub").format("xml"));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        probe.advise(!text.contains("<artist "), "no element artist inside a song", "one");
    }

    /// A field that an answer has for one song and not for another cannot be told from one that is not supported.
    private static void supportedFields(Probe probe) {
        probe.skipIf(!probe.server().openSubsonic(), "the server does not speak OpenSubsonic");
        Library library = probe.library();
        List<AnswerTree> songs = library.songs();
        Type child = probe.session().protocol().type("Child");
        Map<String, String> partly = new TreeMap<>();
        for (Field field : child.fields()) {
            boolean always = field.openSubsonic() && !List.of("date", "int", "ItemDate").contains(field.type());
            long count = songs.stream().filter(song -> song.has(field.name())).count();
            if (always && count > 0 && count < songs.size()) {
                partly.put(field.name(), count + " of " + songs.size());
            }
        }
        probe.expect(partly.isEmpty(), "each supported field on every song, empty if need be", partly.toString());
    }
}
