package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Call;
import io.antiphon.conformance.suite.Probe;

/// Keeps the user's own play queue safe.
final class Queues {

    private Queues() {}

    /// When the case is over, saves again what is the queue now.
    static void restoreLater(Probe probe) {
        AnswerTree queue = probe.session().look(Call.of("getPlayQueue")).orElse(AnswerTree.nothing());
        Call call = Call.of("savePlayQueue").with("id", queue.ids("entry")).form(Call.Sending.FORM);
        probe.lastly(queue.items("entry").isEmpty() ? Call.of("savePlayQueue")
                : call.with("current", queue.text("current"))
                        .with("position", String.valueOf(queue.number("position", 0)))
                        .client(queue.text("changedBy")));
    }
}
