package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Bookmarks and the saved play queue.
final class BookmarkChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getBookmarks").must("answers", probe -> probe.ok("getBookmarks"));
        cases.endpoint("createBookmark")
                .must("remembers a place", probe -> {
                    Belongings.keepBookmark(probe, Samples.id(probe, "song"));
                    String id = bookmark(probe, "12345", "first");
                    AnswerTree mark = find(probe, id).orElse(AnswerTree.nothing());
                    probe.equal("position", "12345", mark.text("position"));
                    probe.equal("comment", "first", mark.text("comment"));
                })
                .must("replaces an earlier place in the same song", probe -> {
                    Belongings.keepBookmark(probe, Samples.id(probe, "song"));
                    String id = bookmark(probe, "1000", "first");
                    bookmark(probe, "2000", "second");
                    List<AnswerTree> marks = marks(probe, id);
                    probe.equal("the number of bookmarks", 1, marks.size());
                    probe.equal("position", Optional.of("2000"),
                            marks.stream().findFirst().map(each -> each.text("position")));
                });
        cases.endpoint("deleteBookmark").must("forgets a place", probe -> {
            Belongings.keepBookmark(probe, Samples.id(probe, "song"));
            String id = bookmark(probe, "1000", "first");
            probe.ok("deleteBookmark", "id", id);
            probe.equal("the bookmark", Optional.empty(), find(probe, id));
        });
        describeQueue(cases);
    }

    private static String bookmark(Probe probe, String position, String comment) {
        String id = Samples.id(probe, "song");
        probe.ok("createBookmark", "id", id, "position", position, "comment", comment);
        return id;
    }

    private static List<AnswerTree> marks(Probe probe, String song) {
        return probe.ok("getBookmarks")
                .items("bookmark")
                .stream()
                .filter(mark -> mark.at("entry").text("id").equals(song))
                .toList();
    }

    private static Optional<AnswerTree> find(Probe probe, String song) {
        return marks(probe, song).stream().findFirst();
    }

    private static void describeQueue(Cases cases) {
        cases.endpoint("getPlayQueue").changing().must("gives back what was saved", BookmarkChapter::queue);
        cases.endpoint("savePlayQueue")
                .must("saves songs, the current one and the position", BookmarkChapter::queue)
                .must("takes thousands of songs in a form", BookmarkChapter::largeQueue);
        cases.behaviour("savePlayQueue", "endpoints/savePlayQueue")
                .must("clears the queue when called without parameters", BookmarkChapter::clear)
                .must("takes a missing position as the begin", BookmarkChapter::noPosition)
                .must("keeps the name of the client that saved it", BookmarkChapter::changedBy);
        cases.errors("savePlayQueue").must("refuses songs without a current one, or chooses one", probe -> {
            probe.skipIf(!probe.server().openSubsonic(), "the server does not speak OpenSubsonic");
            Queues.restoreLater(probe);
            Call call = Call.of("savePlayQueue").with("id", Samples.songIds(probe, 2));
            if (!probe.structured(call, null).ok()) {
                probe.refused(call, 10);
                return;
            }
            AnswerTree queue = probe.ok("getPlayQueue");
            probe.expect(queue.ids("entry").contains(queue.text("current")), "a current song of the queue",
                    queue.find("current").orElse("none"));
        });
    }

    private static void queue(Probe probe) {
        List<String> songs = Samples.songIds(probe, 3);
        Queues.restoreLater(probe);
        probe.ok(Call.of("savePlayQueue", "current", songs.get(1), "position", "4321").with("id", songs));
        AnswerTree queue = probe.ok("getPlayQueue");
        probe.equal("songs", songs, queue.ids("entry"));
        probe.equal("current", songs.get(1), queue.text("current"));
        probe.equal("position", "4321", queue.text("position"));
        String user = probe.session().account().user();
        probe.expect(user.isEmpty() || user.equals(queue.text("username")), "username " + user,
                queue.text("username"));
    }

    private static void largeQueue(Probe probe) {
        List<String> songs = Samples.songIds(probe, 5);
        List<String> many = IntStream.range(0, 5000).mapToObj(i -> songs.get(i % 5)).toList();
        Queues.restoreLater(probe);
        probe.ok(Call.of("savePlayQueue", "current", songs.get(0)).with("id", many).form(Call.Sending.FORM));
        probe.equal("the number of songs", 5000, probe.ok("getPlayQueue").items("entry").size());
    }

    private static void clear(Probe probe) {
        List<String> songs = Samples.songIds(probe, 2);
        Queues.restoreLater(probe);
        probe.ok(Call.of("savePlayQueue", "current", songs.get(0)).with("id", songs));
        probe.ok("savePlayQueue");
        // An emptied queue may be an empty element or none at all.
        int left = probe.session().look(Call.of("getPlayQueue")).map(queue -> queue.items("entry").size()).orElse(0);
        probe.equal("the number of songs left", 0, left);
    }

    private static void noPosition(Probe probe) {
        List<String> songs = Samples.songIds(probe, 2);
        Queues.restoreLater(probe);
        probe.ok(Call.of("savePlayQueue", "current", songs.get(0), "position", "777").with("id", songs));
        probe.ok(Call.of("savePlayQueue", "current", songs.get(0)).with("id", songs));
        probe.equal("position", 0L, probe.ok("getPlayQueue").number("position", 0));
    }

    private static void changedBy(Probe probe) {
        List<String> songs = Samples.songIds(probe, 2);
        Queues.restoreLater(probe);
        probe.ok(Call.of("savePlayQueue", "current", songs.get(0)).with("id", songs).client("another-client"));
        probe.equal("changedBy", "another-client", probe.ok("getPlayQueue").text("changedBy"));
    }
}
