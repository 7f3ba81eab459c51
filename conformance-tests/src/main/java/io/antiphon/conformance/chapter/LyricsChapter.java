package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The rules of the extension songLyrics, versions 1 and 2.
final class LyricsChapter implements Chapter {

    private static final String NAME = "songLyrics";

    @Override
    public void describe(Cases cases) {
        cases.extension(NAME, NAME, "getLyricsBySongId")
                .must("orders synced lines by time, and gives plain lines none", LyricsChapter::lines)
                .must("names a language", probe -> entries(probe, false).forEach(entry -> probe
                        .expect(!entry.text("lang").isBlank(), "a language, und if it is not known", "an empty text")))
                .must("keeps to version 1 unless enhanced is asked for", LyricsChapter::versionOne);
        cases.extension(NAME, NAME, "getLyricsBySongId")
                .must("keeps the rules of agents when enhanced", LyricsChapter::agents)
                .must("keeps the rules of cues when enhanced", LyricsChapter::cues)
                .must("still has every line of version 1 when enhanced", LyricsChapter::sameLines);
    }

    private static List<AnswerTree> entries(Probe probe, boolean enhanced) {
        AnswerTree song = probe.need(probe.library().songWithLyrics(), "song with lyrics", "tag one");
        Call call = Call.of("getLyricsBySongId", "id", song.text("id"));
        return probe.ok(enhanced ? call.with("enhanced", "true") : call).items("structuredLyrics");
    }

    private static void lines(Probe probe) {
        for (AnswerTree entry : entries(probe, false)) {
            List<AnswerTree> lines = entry.items("line");
            if (entry.text("synced").equals("true")) {
                List<Long> starts = lines.stream().map(line -> line.number("start", -1)).toList();
                probe.expect(starts.stream().allMatch(start -> start >= 0), "a start on every line", starts.toString());
                probe.equal("starts", starts.stream().sorted().toList(), starts);
            } else {
                probe.expect(lines.stream().noneMatch(line -> line.has("start")), "no start on any line", "some");
            }
        }
    }

    private static void versionOne(Probe probe) {
        for (AnswerTree entry : entries(probe, false)) {
            for (String field : List.of("kind", "agents", "cueLine")) {
                probe.expect(!entry.has(field), "no " + field, "one");
            }
        }
    }

    private static List<AnswerTree> enhanced(Probe probe) {
        probe.skipIf(!probe.server().advertises(NAME, 2), "version 2 of songLyrics is not advertised");
        return entries(probe, true);
    }

    /// What version 1 gives is the main text, and enhanced adds to it.
    private static void sameLines(Probe probe) {
        List<AnswerTree> all = enhanced(probe);
        List<List<AnswerTree>> mains = all.stream()
                .filter(entry -> entry.find("kind").orElse("main").equals("main"))
                .map(entry -> entry.items("line"))
                .toList();
        List<List<AnswerTree>> plain = entries(probe, false).stream().map(entry -> entry.items("line")).toList();
        probe.equal("the main text's lines", plain, mains);
    }

    private static void agents(Probe probe) {
        for (AnswerTree entry : enhanced(probe)) {
            List<String> ids = entry.ids("agents");
            probe.equal("the number of different agents", (long) ids.size(), ids.stream().distinct().count());
            long mains = entry.items("agents").stream().filter(each -> each.text("role").equals("main")).count();
            probe.equal("the number of main agents", ids.isEmpty() ? 0L : 1L, mains);
            for (AnswerTree line : entry.items("cueLine")) {
                boolean known = ids.isEmpty() ? !line.has("agentId") : ids.contains(line.text("agentId"));
                probe.expect(known, ids.isEmpty() ? "no agentId without agents" : "an agentId of " + ids,
                        line.text("agentId"));
            }
        }
    }

    private static void cues(Probe probe) {
        for (AnswerTree entry : enhanced(probe)) {
            List<AnswerTree> cueLines = entry.items("cueLine");
            probe.expect(cueLines.isEmpty() || entry.text("synced").equals("true"), "cue lines in synced lyrics only",
                    "some in others");
            for (AnswerTree line : cueLines) {
                probe.expect(line.number("index", -1) < entry.items("line").size(), "an index of a line",
                        line.text("index"));
                cuesOf(probe, line);
            }
        }
    }

    private static void cuesOf(Probe probe, AnswerTree line) {
        byte[] text = line.text("value").getBytes(StandardCharsets.UTF_8);
        List<AnswerTree> cues = line.items("cue");
        long ends = cues.stream().filter(cue -> cue.has("end")).count();
        probe.expect(ends == 0 || ends == cues.size(), "an end on all cues or on none", ends + " of " + cues.size());
        long before = Long.MIN_VALUE;
        for (AnswerTree cue : cues) {
            long from = cue.number("byteStart", -1);
            long to = cue.number("byteEnd", -1);
            probe.expect(from >= 0 && from <= to && to < text.length, "bytes within the line of " + text.length,
                    from + " to " + to);
            probe.expect(cue.number("start", 0) >= before, "cues that do not overlap", cue.text("start"));
            before = cue.number("end", cue.number("start", 0));
        }
    }
}
