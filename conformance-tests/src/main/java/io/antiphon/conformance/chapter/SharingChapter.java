package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import io.antiphon.conformance.suite.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Public links.
final class SharingChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getShares").must("answers", probe -> probe.ok("getShares"));
        cases.endpoint("createShare")
                .must("makes a link to a song", probe -> {
                    AnswerTree share = create(probe);
                    probe.expect(share.text("url").startsWith("http"), "an address in url", share.text("url"));
                    probe.expect(!share.items("entry").isEmpty(), "the song as its entry", "none");
                    probe.equal("description", "conformance", share.text("description"));
                })
                .must("keeps when it expires", SharingChapter::expires);
        cases.endpoint("getShares").changing().must("lists a new link", probe -> {
            String id = create(probe).text("id");
            List<String> ids = probe.ok("getShares").ids("share");
            probe.expect(ids.contains(id), "the share " + id, ids.toString());
        });
        cases.endpoint("updateShare").must("changes the description", probe -> {
            String id = create(probe).text("id");
            probe.ok("updateShare", "id", id, "description", "another");
            probe.equal("description", Optional.of("another"), find(probe, id).map(share -> share.text("description")));
        });
        cases.endpoint("deleteShare").must("removes the link", probe -> {
            String id = create(probe).text("id");
            probe.ok("deleteShare", "id", id);
            probe.equal("the share", Optional.empty(), find(probe, id));
        });
    }

    /// Makes a share that goes away with the case.
    static AnswerTree create(Probe probe) {
        return create(probe, Call.of("createShare", "id", Samples.id(probe, "song"), "description", "conformance"));
    }

    private static AnswerTree create(Probe probe, Call call) {
        AnswerTree shares = probe.ok(call);
        probe.equal("the number of new shares", 1, shares.items("share").size());
        AnswerTree share = shares.items("share").stream().findFirst().orElse(AnswerTree.nothing());
        probe.lastly(Call.of("deleteShare", "id", share.text("id")));
        return share;
    }

    private static void expires(Probe probe) {
        long end = System.currentTimeMillis() / 1000 * 1000 + 86_400_000;
        AnswerTree share = create(probe,
                Call.of("createShare", "id", Samples.id(probe, "song"), "expires", String.valueOf(end)));
        probe.equal("expires", Instant.ofEpochMilli(end).toString(), share.text("expires"));
    }

    private static Optional<AnswerTree> find(Probe probe, String id) {
        return probe.ok("getShares").items("share").stream().filter(share -> share.text("id").equals(id)).findFirst();
    }
}
