package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.http.HttpAnswer;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Optional;

/// The rules of the extensions formPost, indexBasedQueue, playbackReport and topSongsByArtistId.
final class ExtensionChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        formPost(cases);
        indexBasedQueue(cases);
        playbackReport(cases);
        topSongs(cases);
    }

    private static void formPost(Cases cases) {
        cases.extension("formPost", "formPost", "getAlbum")
                .must("takes every parameter from a form",
                        probe -> probe.ok(Call.of("getAlbum", "id", Samples.id(probe, "album"))
                                .form(Call.Sending.FORM)))
                .must("puts address and form together",
                        probe -> probe.ok(Call.of("getAlbum", "id", Samples.id(probe, "album"))
                                .form(Call.Sending.BOTH)))
                .must("takes a form of some megabytes", probe -> probe.ok(Call
                        .of("getAlbum", "id", Samples.id(probe, "album"), "padding", "x".repeat(3_000_000))
                        .form(Call.Sending.FORM)));
        cases.extension("formPost", "formPost", "stream").once().must("sends sound for a form as well", probe -> {
            HttpAnswer answer = probe.media(Call.of("stream", "id", Samples.id(probe, "song"))
                    .form(Call.Sending.FORM));
            probe.expect(answer.body().length > 1000, "bytes", answer.summary());
        });
    }

    private static void indexBasedQueue(Cases cases) {
        String name = "indexBasedQueue";
        cases.endpoint("getPlayQueueByIndex").changing().must("gives back what was saved", ExtensionChapter::byIndex);
        cases.endpoint("savePlayQueueByIndex").must("saves songs and which is current", ExtensionChapter::byIndex);
        cases.extension(name, name, "savePlayQueueByIndex")
                .must("keeps a song that is there twice apart", ExtensionChapter::repeatedSong)
                .must("refuses an index beyond the end with 10", probe -> badIndex(probe, "3"))
                .must("refuses an index before the begin with 10", probe -> badIndex(probe, "-1"))
                .must("refuses songs without an index with 10", probe -> {
                    Queues.restoreLater(probe);
                    probe.refused(Call.of("savePlayQueueByIndex").with("id", Samples.songIds(probe, 3)), 10);
                })
                .must("clears the queue but for an index alone, which it refuses with 10 or lets be", probe -> {
                    Queues.restoreLater(probe);
                    var envelope = probe.structured(Call.of("savePlayQueueByIndex", "currentIndex", "0"), null);
                    int code = envelope.error().map(error -> error.code()).orElse(10);
                    probe.equal("the error's code", 10, code);
                })
                .must("shares one queue with savePlayQueue", ExtensionChapter::sharedQueue)
                .must("clears the queue without parameters", probe -> {
                    Queues.restoreLater(probe);
                    probe.ok(Call.of("savePlayQueueByIndex", "currentIndex", "0")
                            .with("id", Samples.songIds(probe, 2)));
                    probe.ok("savePlayQueueByIndex");
                    int left = probe.session()
                            .look(Call.of("getPlayQueueByIndex"))
                            .map(queue -> queue.items("entry").size())
                            .orElse(0);
                    probe.equal("the number of songs left", 0, left);
                });
    }

    private static void byIndex(Probe probe) {
        Queues.restoreLater(probe);
        List<String> songs = Samples.songIds(probe, 3);
        probe.ok(Call.of("savePlayQueueByIndex", "currentIndex", "2", "position", "4321").with("id", songs));
        AnswerTree queue = probe.ok("getPlayQueueByIndex");
        probe.equal("songs", songs, queue.ids("entry"));
        probe.equal("currentIndex", "2", queue.text("currentIndex"));
        probe.equal("position", "4321", queue.text("position"));
    }

    private static void repeatedSong(Probe probe) {
        Queues.restoreLater(probe);
        List<String> songs = Samples.songIds(probe, 2);
        List<String> repeated = List.of(songs.get(0), songs.get(1), songs.get(0));
        probe.ok(Call.of("savePlayQueueByIndex", "currentIndex", "2").with("id", repeated));
        AnswerTree queue = probe.ok("getPlayQueueByIndex");
        probe.equal("songs", repeated, queue.ids("entry"));
        probe.equal("currentIndex", "2", queue.text("currentIndex"));
        probe.equal("position", 0L, queue.number("position", 0));
    }

    private static void badIndex(Probe probe, String index) {
        Queues.restoreLater(probe);
        probe.refused(Call.of("savePlayQueueByIndex", "currentIndex", index).with("id", Samples.songIds(probe, 3)), 10);
    }

    private static void sharedQueue(Probe probe) {
        Queues.restoreLater(probe);
        List<String> songs = Samples.songIds(probe, 3);
        probe.ok(Call.of("savePlayQueue", "current", songs.get(1)).with("id", songs));
        probe.equal("currentIndex", "1", probe.ok("getPlayQueueByIndex").text("currentIndex"));
        probe.ok(Call.of("savePlayQueueByIndex", "currentIndex", "2").with("id", songs));
        probe.equal("current", songs.get(2), probe.ok("getPlayQueue").text("current"));
    }

    private static void playbackReport(Cases cases) {
        String name = "playbackReport";
        cases.endpoint("reportPlayback").must("takes a report", probe -> {
            String id = Samples.id(probe, "song");
            report(probe, id, "starting", "0");
            report(probe, id, "playing", "100");
            report(probe, id, "paused", "900");
            report(probe, id, "stopped", "900");
        });
        cases.extension(name, name, "getNowPlaying").changing().must("shows what is reported", probe -> {
            String id = Samples.id(probe, "song");
            probe.lastly(Call.of("reportPlayback", "mediaId", id, "mediaType", "song", "positionMs", "2000", "state",
                    "stopped", "ignoreScrobble", "true"));
            report(probe, id, "starting", "0");
            report(probe, id, "playing", "1000");
            Optional<AnswerTree> entry = probe.ok("getNowPlaying")
                    .items("entry")
                    .stream()
                    .filter(each -> each.text("id").equals(id))
                    .findFirst();
            probe.expect(entry.isPresent(), "the song in getNowPlaying", "it is not there");
            entry.filter(each -> each.has("state")).ifPresent(each -> {
                probe.equal("state", "playing", each.text("state"));
                probe.expect(each.number("positionMs", 0) >= 1000, "positionMs of 1000 or more",
                        each.text("positionMs"));
            });
        });
        cases.extension(name, name, "reportPlayback")
                .must("counts no play with ignoreScrobble", ExtensionChapter::ignoredPlay)
                .must("refuses an unknown kind of media",
                        probe -> probe.refused(Call.of("reportPlayback", "mediaId", Samples.id(probe, "song"),
                                "mediaType", "smell", "positionMs", "0", "state", "playing"), 0, 10, 70))
                .must("refuses an unknown state",
                        probe -> probe
                                .refused(Call.of("reportPlayback", "mediaId", Samples.id(probe, "song"), "mediaType",
                                        "song", "positionMs", "0", "state", "dancing"), 0, 10, 70));
    }

    private static void ignoredPlay(Probe probe) {
        String id = Samples.id(probe, "song");
        AnswerTree song = probe.ok("getSong", "id", id);
        report(probe, id, "starting", "0");
        report(probe, id, "playing", "0");
        report(probe, id, "stopped", String.valueOf(song.number("duration", 0) * 1000));
        probe.equal("playCount", song.number("playCount", 0), probe.ok("getSong", "id", id).number("playCount", 0));
    }

    private static void report(Probe probe, String id, String state, String position) {
        probe.ok("reportPlayback", "mediaId", id, "mediaType", "song", "positionMs", position, "state", state,
                "playbackRate", "1.0", "ignoreScrobble", "true");
    }

    private static void topSongs(Cases cases) {
        cases.extension("topSongsByArtistId", "topSongsByArtistId", "getTopSongs")
                .must("takes an artist's id instead of the name",
                        probe -> probe.ok("getTopSongs", "id", Samples.id(probe, "artist"), "count", "3"))
                .must("prefers the id to the name", probe -> {
                    AnswerTree artist = probe.need(probe.library().artist(), "artist", "add one");
                    AnswerTree byId = probe.ok("getTopSongs", "id", artist.text("id"), "artist", "Nobody At All");
                    AnswerTree byName = probe.ok("getTopSongs", "artist", artist.text("name"));
                    probe.equal("the songs", byName.ids("song"), byId.ids("song"));
                });
    }
}
