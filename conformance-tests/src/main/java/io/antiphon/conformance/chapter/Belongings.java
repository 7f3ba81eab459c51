package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts back what the user had before a case changed it: stars, ratings, bookmarks, what the jukebox plays. The protocol cannot set
/// when something was starred, nor take back plays and messages.
final class Belongings {

    private static final Map<String, String> LISTS = Map.of("song", "id", "album", "albumId", "artist", "artistId");

    private Belongings() {}

    /// When the case is over, this has a star again, or none, as it is now.
    ///
    /// @param parameter of `star` that takes the id
    static void keepStar(Probe probe, String parameter, String id) {
        keepStars(probe, parameter, List.of(id));
    }

    /// As [#keepStar(Probe, String, String)], for several.
    static void keepStars(Probe probe, String parameter, List<String> ids) {
        AnswerTree starred = probe.session().look(Call.of("getStarred2")).orElse(AnswerTree.nothing());
        for (String id : ids) {
            boolean had = LISTS.keySet().stream().anyMatch(list -> starred.ids(list).contains(id));
            probe.lastly(Call.of(had ? "star" : "unstar", parameter, id));
        }
    }

    /// When the case is over, this has the rating that it has now.
    ///
    /// @param kind `song` or `album`
    static void keepRating(Probe probe, String kind, String id) {
        long rating = probe.session()
                .look(Call.of(kind.equals("song") ? "getSong" : "getAlbum", "id", id))
                .map(thing -> thing.number("userRating", 0))
                .orElse(0L);
        probe.lastly(Call.of("setRating", "id", id, "rating", String.valueOf(rating)));
    }

    /// When the case is over, this song has the bookmark that it has now, or none.
    static void keepBookmark(Probe probe, String song) {
        Optional<AnswerTree> mark = probe.session()
                .look(Call.of("getBookmarks"))
                .flatMap(marks -> marks.items("bookmark")
                        .stream()
                        .filter(each -> each.at("entry").text("id").equals(song))
                        .findFirst());
        probe.lastly(mark.map(had -> Call.of("createBookmark", "id", song, "position", had.text("position"),
                "comment", had.text("comment"))).orElseGet(() -> Call.of("deleteBookmark", "id", song)));
    }

    /// When the case is over, the jukebox holds what it holds now, at the same song, and plays if it does so now.
    static void keepJukebox(Probe probe) {
        AnswerTree before = probe.session()
                .look(Call.of("jukeboxControl", "action", "get"), JukeboxChapter.PLAYLIST)
                .orElse(AnswerTree.nothing());
        List<String> songs = before.ids("entry");
        boolean playing = before.text("playing").equals("true");
        probe.lastly(() -> {
            if (songs.isEmpty()) {
                ask(probe, Call.of("jukeboxControl", "action", "clear"));
                return;
            }
            ask(probe, Call.of("jukeboxControl", "action", "set").with("id", songs).form(Call.Sending.FORM));
            if (before.number("currentIndex", -1) >= 0) {
                ask(probe, Call.of("jukeboxControl", "action", "skip", "index", before.text("currentIndex"), "offset",
                        String.valueOf(before.number("position", 0))));
            }
            ask(probe, Call.of("jukeboxControl", "action", playing ? "start" : "stop"));
        });
    }

    private static void ask(Probe probe, Call call) {
        probe.session().look(call);
    }
}
