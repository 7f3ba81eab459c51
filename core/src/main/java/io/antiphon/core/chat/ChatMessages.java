package io.antiphon.core.chat;

import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;

/// Keeps the recent messages. A user's messages go with the account.
public interface ChatMessages {

    /// Those later than a moment, the newest first.
    List<ChatMessage> listMessagesAfter(Instant moment);

    /// Adds a message and forgets all but the newest. It stands a millisecond after the newest one at least, so that a client that
    /// asks for what is later than the last message it knows misses none.
    ///
    /// @param at when it was said
    /// @param kept how many messages stay
    void add(UserId user, String text, Instant at, int kept);
}
