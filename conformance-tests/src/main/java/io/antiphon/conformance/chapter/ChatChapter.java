package io.antiphon.conformance.chapter;

import io.antiphon.conformance.answer.AnswerTree;
import io.antiphon.conformance.suite.Cases;
import io.antiphon.conformance.suite.Chapter;
import java.util.List;
import java.util.Optional;

/// Messages between users. The protocol has no way to take one back, so the suite says as little as it can.
final class ChatChapter implements Chapter {

    @Override
    public void describe(Cases cases) {
        cases.endpoint("getChatMessages").must("answers", probe -> probe.ok("getChatMessages"));
        cases.endpoint("addChatMessage").must("says something that is then listed", probe -> {
            // The server's clock may be another than the suite's.
            long before = System.currentTimeMillis() - 86_400_000;
            String text = Samples.name("conformance");
            probe.ok("addChatMessage", "message", text);
            List<AnswerTree> messages = probe.ok("getChatMessages", "since", String.valueOf(before))
                    .items("chatMessage");
            Optional<AnswerTree> mine = messages.stream().filter(each -> each.text("message").equals(text)).findFirst();
            probe.expect(mine.isPresent(), "the message " + text, messages.size() + " messages, none of them");
            probe.equal("username", Optional.of(probe.session().account().user()),
                    mine.map(message -> message.text("username")));
        });
        cases.endpoint("getChatMessages")
                .must("gives only what is newer than since", probe -> probe.equal("the number of messages", 0,
                        probe.ok("getChatMessages", "since", String.valueOf(System.currentTimeMillis() + 3_600_000))
                                .items("chatMessage")
                                .size()));
    }
}
