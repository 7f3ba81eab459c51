package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Probe;

/// Keeps the user's own play queue safe.
final class Queues {

    private static final String BY_INDEX = "indexBasedQueue";

    private Queues() {}

    /// When the case is over, saves again what is the queue now.
    static void restoreLater(Probe probe) {
        // Only an index says which one plays of a song that is there twice.
        boolean byIndex = probe.server().advertises(BY_INDEX);
        String suffix = byIndex ? "ByIndex" : "";
        String current = byIndex ? "currentIndex" : "current";
        AnswerTree queue = probe.session().look(Call.of("getPlayQueue" + suffix)).orElse(AnswerTree.nothing());
        Call call = Call.of("savePlayQueue" + suffix);
        probe.lastly(queue.items("entry").isEmpty() ? call
                : call.with("id", queue.ids("entry"))
                        .form(Call.Sending.FORM)
                        .with(current, queue.text(current))
                        .with("position", String.valueOf(queue.number("position", 0)))
                        .client(queue.text("changedBy")));
    }
}
