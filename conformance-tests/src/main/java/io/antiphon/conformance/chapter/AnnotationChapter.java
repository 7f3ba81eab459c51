package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Stars, ratings and plays. What a case changes it puts back.
final class AnnotationChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        describeStars(cases);
        cases.endpoint("setRating")
                .must("rates a song and takes the rating back", probe -> rating(probe, "song"))
                .must("rates an album and takes the rating back", probe -> rating(probe, "album"));
        cases.errors("setRating").must("refuses a rating of 6", probe -> {
            String id = Samples.id(probe, "song");
            Belongings.keepRating(probe, "song", id);
            probe.refused(Call.of("setRating", "id", id, "rating", "6"), 0, 10);
        });
        cases.endpoint("scrobble")
                .must("counts a play", AnnotationChapter::countsPlay)
                .must("takes several songs with their times", AnnotationChapter::severalPlays);
        cases.behaviour("scrobble", "endpoints/scrobble")
                .must("with submission=false it counts no play", AnnotationChapter::noSubmission);
        cases.behaviour("getNowPlaying", "endpoints/scrobble")
                .changing()
                .must("shows what scrobble with submission=false said", AnnotationChapter::nowPlaying);
    }

    private static void describeStars(Cases cases) {
        cases.endpoint("star")
                .must("stars a song", probe -> star(probe, "id", "song", "song"))
                .must("stars an album", probe -> star(probe, "albumId", "album", "album"))
                .must("stars an artist", probe -> star(probe, "artistId", "artist", "artist"))
                .must("stars several things at once", AnnotationChapter::starSeveral)
                .must("shows the star on the song", AnnotationChapter::starredDate);
        cases.endpoint("unstar")
                .must("takes a star back", AnnotationChapter::unstar)
                .must("is content when there was no star", probe -> {
                    String id = Samples.id(probe, "song");
                    Belongings.keepStar(probe, "id", id);
                    probe.ok("unstar", "id", id);
                    probe.ok("unstar", "id", id);
                });
        cases.behaviour("star", "endpoints/star")
                .must("takes an album's id as id", probe -> star(probe, "id", "album", "album"))
                .must("takes an artist's id as id", probe -> star(probe, "id", "artist", "artist"));
        cases.errors("star").must("refuses a call without any id", probe -> probe.refused(Call.of("star"), 10));
        cases.errors("unstar").must("refuses a call without any id", probe -> probe.refused(Call.of("unstar"), 10));
    }

    private static void star(Probe probe, String parameter, String kind, String list) {
        String id = Samples.id(probe, kind);
        Belongings.keepStar(probe, parameter, id);
        probe.ok("star", parameter, id);
        List<String> starred = probe.ok("getStarred2").ids(list);
        probe.expect(starred.contains(id), "the " + kind + " " + id + " in getStarred2", starred.toString());
    }

    private static void starSeveral(Probe probe) {
        List<String> songs = Samples.songIds(probe, 2);
        String album = Samples.id(probe, "album");
        Belongings.keepStars(probe, "id", songs);
        Belongings.keepStar(probe, "albumId", album);
        probe.ok(Call.of("star", "albumId", album).with("id", songs));
        AnswerTree starred = probe.ok("getStarred2");
        probe.expect(starred.ids("song").containsAll(songs), "both songs in getStarred2",
                starred.ids("song").toString());
        probe.expect(starred.ids("album").contains(album), "the album in getStarred2", starred.ids("album").toString());
    }

    private static void starredDate(Probe probe) {
        String id = Samples.id(probe, "song");
        Belongings.keepStar(probe, "id", id);
        probe.ok("star", "id", id);
        probe.expect(probe.ok("getSong", "id", id).has("starred"), "a date in starred", "nothing");
        probe.ok("unstar", "id", id);
        probe.expect(!probe.ok("getSong", "id", id).has("starred"), "no starred after unstar", "one");
    }

    private static void unstar(Probe probe) {
        String id = Samples.id(probe, "song");
        Belongings.keepStar(probe, "id", id);
        probe.ok("star", "id", id);
        probe.ok("unstar", "id", id);
        List<String> starred = probe.ok("getStarred2").ids("song");
        probe.expect(!starred.contains(id), "the song is gone from getStarred2", starred.toString());
    }

    private static void rating(Probe probe, String kind) {
        String id = Samples.id(probe, kind);
        String endpoint = kind.equals("song") ? "getSong" : "getAlbum";
        Belongings.keepRating(probe, kind, id);
        probe.ok("setRating", "id", id, "rating", "4");
        probe.equal("userRating", 4L, probe.ok(endpoint, "id", id).number("userRating", 0));
        probe.ok("setRating", "id", id, "rating", "0");
        probe.equal("userRating when there is none", 0L, probe.ok(endpoint, "id", id).number("userRating", 0));
    }

    private static void countsPlay(Probe probe) {
        String id = Samples.id(probe, "song");
        long before = probe.ok("getSong", "id", id).number("playCount", 0);
        probe.ok("scrobble", "id", id, "time", String.valueOf(someTimeAgo()));
        AnswerTree after = probe.ok("getSong", "id", id);
        probe.advise(after.number("playCount", 0) == before + 1, "a playCount of " + (before + 1),
                after.text("playCount"));
    }

    /// Servers rightly take two plays of a song at one moment for one play told twice, so that every play has a moment of its own.
    private static long someTimeAgo() {
        return System.currentTimeMillis() - ThreadLocalRandom.current().nextLong(3_600_000, 90L * 24 * 3_600_000);
    }

    private static void severalPlays(Probe probe) {
        List<String> songs = Samples.songIds(probe, 2);
        probe.ok(Call.of("scrobble", "submission", "true")
                .with("id", songs)
                .with("time", List.of(String.valueOf(someTimeAgo()), String.valueOf(someTimeAgo()))));
    }

    private static void noSubmission(Probe probe) {
        String id = Samples.id(probe, "song");
        long before = probe.ok("getSong", "id", id).number("playCount", 0);
        probe.ok("scrobble", "id", id, "submission", "false");
        probe.equal("playCount", before, probe.ok("getSong", "id", id).number("playCount", 0));
    }

    private static void nowPlaying(Probe probe) {
        String id = Samples.id(probe, "song");
        probe.ok("scrobble", "id", id, "submission", "false");
        List<AnswerTree> entries = probe.ok("getNowPlaying").items("entry");
        Optional<AnswerTree> mine = entries.stream().filter(entry -> entry.text("id").equals(id)).findFirst();
        probe.expect(mine.isPresent(), "the song in getNowPlaying", entries.size() + " entries, none of them");
    }
}
