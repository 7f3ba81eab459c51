package io.antiphon.testing.memory;

import io.antiphon.core.chat.ChatMessage;
import io.antiphon.core.chat.ChatMessages;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/// Messages in a queue, the newest first.
public final class MemoryChatMessages implements ChatMessages {

    private final Deque<ChatMessage> stored = new ArrayDeque<>();
    private final Function<UserId, String> userName;

    public MemoryChatMessages(Function<UserId, String> userName) {
        this.userName = userName;
    }

    @Override
    public synchronized List<ChatMessage> listMessagesAfter(Instant moment) {
        return stored.stream().filter(message -> message.at().isAfter(moment)).toList();
    }

    @Override
    public synchronized void add(UserId user, String text, Instant at, int kept) {
        Instant earliest = stored.isEmpty() ? Instant.EPOCH : stored.getFirst().at().plusMillis(1);
        stored.addFirst(new ChatMessage(userName.apply(user), at.isBefore(earliest) ? earliest : at, text));
        while (stored.size() > kept) {
            stored.removeLast();
        }
    }

    /// As when the account is deleted.
    public synchronized void forget(UserId user) {
        stored.removeIf(message -> message.userName().equals(userName.apply(user)));
    }
}
