package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Playlists, made and removed again.
final class PlaylistChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        cases.endpoint("createPlaylist")
                .must("makes a playlist of songs", probe -> {
                    List<String> songs = Samples.songIds(probe, 3);
                    AnswerTree made = probe.ok("getPlaylist", "id", create(probe, songs));
                    probe.equal("songs", songs, made.ids("entry"));
                    probe.equal("songCount", 3L, made.number("songCount", -1));
                })
                .must("makes an empty playlist", probe -> probe.ok("getPlaylist", "id", create(probe, List.of())))
                .must("returns the new playlist since 1.14.0", PlaylistChapter::returned);
        cases.endpoint("getPlaylists").changing().must("lists a new playlist", probe -> {
            String id = create(probe, Samples.songIds(probe, 1));
            List<String> ids = probe.ok("getPlaylists").ids("playlist");
            probe.expect(ids.contains(id), "the playlist " + id, ids.toString());
        });
        cases.endpoint("getPlaylists").must("answers", probe -> probe.ok("getPlaylists"));
        cases.endpoint("getPlaylist").changing().must("holds the songs in order, repeated ones too", probe -> {
            List<String> songs = Samples.songIds(probe, 3);
            List<String> repeated = List.of(songs.get(2), songs.get(0), songs.get(2), songs.get(1));
            probe.equal("songs", repeated, probe.ok("getPlaylist", "id", create(probe, repeated)).ids("entry"));
        });
        cases.endpoint("updatePlaylist")
                .must("changes name, comment and visibility", PlaylistChapter::rename)
                .must("adds songs at the end", PlaylistChapter::append);
        cases.endpoint("deletePlaylist").must("removes the playlist", PlaylistChapter::delete);
        describeBehaviour(cases);
    }

    private static void describeBehaviour(Cases cases) {
        cases.behaviour("updatePlaylist", "endpoints/updatePlaylist")
                .must("removes by the places of the list before the call", PlaylistChapter::removeByIndex)
                .must("removes before it adds", PlaylistChapter::removeAndAdd);
        cases.behaviour("createPlaylist", "endpoints/createPlaylist")
                .must("replaces the songs when it is given a playlistId", PlaylistChapter::replace)
                .must("takes many songs in a form", PlaylistChapter::manySongs)
                .must("keeps names of any script, quotes and angle brackets", PlaylistChapter::oddName);
        cases.behaviour("createPlaylist", "W3C XML 1.0, RFC 8259")
                .must("stays well-formed with control characters in a name", PlaylistChapter::controlCharacters);
        cases.errors("createPlaylist")
                .must("refuses a call with neither name nor playlistId",
                        probe -> probe.refused(Call.of("createPlaylist"), 10));
    }

    /// Makes a playlist that goes away with the case.
    static String create(Probe probe, List<String> songs) {
        String name = Samples.name("Conformance");
        return create(probe, name, Call.of("createPlaylist", "name", name).with("songId", songs));
    }

    private static String create(Probe probe, String name, Call call) {
        AnswerTree made = probe.structured(call, probe.session().protocol().endpoint("createPlaylist").answer())
                .payload();
        String id = made.find("id").or(() -> find(probe, name)).orElse("");
        probe.lastly(Call.of("deletePlaylist", "id", id));
        if (id.isEmpty()) {
            probe.ok(call);
            probe.expect(false, "a playlist called " + name, "none");
        }
        return id;
    }

    private static Optional<String> find(Probe probe, String name) {
        return probe.session()
                .look(Call.of("getPlaylists"))
                .flatMap(lists -> lists.items("playlist")
                        .stream()
                        .filter(list -> list.text("name").equals(name))
                        .findFirst())
                .map(list -> list.text("id"));
    }

    private static void returned(Probe probe) {
        probe.skipIf(!probe.server().atLeast(14), "the server speaks a protocol before 1.14.0");
        String name = Samples.name("Conformance");
        AnswerTree made = probe.ok(Call.of("createPlaylist", "name", name).with("songId", Samples.songIds(probe, 2)));
        probe.lastly(Call.of("deletePlaylist", "id", made.text("id")));
        probe.equal("name", name, made.text("name"));
        probe.equal("songCount", 2L, made.number("songCount", -1));
        probe.expect(made.items("entry").size() == 2, "the songs", made.items("entry").size() + " songs");
    }

    private static void rename(Probe probe) {
        String id = create(probe, Samples.songIds(probe, 2));
        String name = Samples.name("Renamed");
        probe.ok("updatePlaylist", "playlistId", id, "name", name, "comment", "a remark", "public", "true");
        AnswerTree changed = probe.ok("getPlaylist", "id", id);
        probe.equal("name", name, changed.text("name"));
        probe.equal("comment", "a remark", changed.text("comment"));
        probe.equal("public", "true", changed.text("public"));
        probe.equal("songCount", 2L, changed.number("songCount", -1));
    }

    private static void append(Probe probe) {
        List<String> songs = Samples.songIds(probe, 3);
        String id = create(probe, songs.subList(0, 1));
        probe.ok(Call.of("updatePlaylist", "playlistId", id).with("songIdToAdd", songs.subList(1, 3)));
        probe.equal("songs", songs, probe.ok("getPlaylist", "id", id).ids("entry"));
    }

    private static void delete(Probe probe) {
        String id = create(probe, Samples.songIds(probe, 1));
        probe.ok("deletePlaylist", "id", id);
        probe.refused(Call.of("getPlaylist", "id", id), 70);
    }

    private static void removeByIndex(Probe probe) {
        List<String> songs = Samples.songIds(probe, 5);
        String id = create(probe, songs);
        probe.ok("updatePlaylist", "playlistId", id, "songIndexToRemove", "0", "songIndexToRemove", "2",
                "songIndexToRemove", "4");
        probe.equal("songs", List.of(songs.get(1), songs.get(3)), probe.ok("getPlaylist", "id", id).ids("entry"));
    }

    private static void removeAndAdd(Probe probe) {
        List<String> songs = Samples.songIds(probe, 4);
        String id = create(probe, songs.subList(0, 3));
        probe.ok("updatePlaylist", "playlistId", id, "songIndexToRemove", "2", "songIdToAdd", songs.get(3));
        probe.equal("songs", List.of(songs.get(0), songs.get(1), songs.get(3)),
                probe.ok("getPlaylist", "id", id).ids("entry"));
    }

    private static void replace(Probe probe) {
        List<String> songs = Samples.songIds(probe, 4);
        String id = create(probe, songs);
        List<String> fewer = List.of(songs.get(3), songs.get(1));
        probe.ok(Call.of("createPlaylist", "playlistId", id).with("songId", fewer));
        probe.equal("songs", fewer, probe.ok("getPlaylist", "id", id).ids("entry"));
    }

    private static void manySongs(Probe probe) {
        List<String> songs = Samples.songIds(probe, 5);
        List<String> many = IntStream.range(0, 3000).mapToObj(i -> songs.get(i % 5)).toList();
        String name = Samples.name("Conformance");
        String id = create(probe, name,
                Call.of("createPlaylist", "name", name).with("songId", many).form(Call.Sending.FORM));
        probe.equal("songs", many.size(), probe.ok("getPlaylist", "id", id).items("entry").size());
    }

    private static void controlCharacters(Probe probe) {
        String name = Samples.name("a\u0001b\u0008c\u001f");
        Call call = Call.of("createPlaylist", "name", name);
        var made = probe.structured(call, probe.session().protocol().endpoint("createPlaylist").answer());
        if (made.ok()) {
            probe.lastly(Call.of("deletePlaylist", "id", made.payload().text("id")));
            probe.ok("getPlaylists");
        }
    }

    private static void oddName(Probe probe) {
        String name = Samples.name("Ünï <b>&amp; \"quoted\" 'single' 日本語 😀");
        String id = create(probe, name, Call.of("createPlaylist", "name", name));
        probe.equal("name", name, probe.ok("getPlaylist", "id", id).text("name"));
    }
}
