package io.antiphon.core.chat;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every user may read and write.
public final class ChatService {

    private static final int KEPT = 500;
    private static final int MAX_LENGTH = 4_000;

    private final ChatMessages messages;
    private final Clock clock;

    public ChatService(ChatMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /// The newest first.
    ///
    /// @param after only those later than this; absent for all that are kept
    public List<ChatMessage> list(@Nullable Instant after) {
        return messages.listMessagesAfter(after == null ? Instant.EPOCH : after);
    }

    public void say(User user, String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new LibraryException.Invalid(
                    "A message has 1 to %d characters, not %d".formatted(MAX_LENGTH, text.strip().length()));
        }
        messages.add(user.id(), text, clock.instant(), KEPT);
    }
}
