package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.chat.ChatMessage;
import io.antiphon.core.chat.ChatMessages;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [ChatMessages] must do.
public abstract class ChatMessagesContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final int MANY = 100;

    private ChatMessages messages;

    /// Without any message, with [LibraryContract#ALICE] and [LibraryContract#BOB] as users named alice and bob.
    protected abstract ChatMessages messages();

    /// Deletes an account.
    protected abstract void deleteUser(UserId user);

    @BeforeEach
    void open() {
        messages = messages();
    }

    @Test
    void messagesAreListedWithTheNewestFirst() {
        messages.add(ALICE, "hello", NOON, MANY);
        messages.add(BOB, "größe 😀", NOON.plusSeconds(1), MANY);

        assertThat(messages.listMessagesAfter(Instant.EPOCH)).containsExactly(
                new ChatMessage("bob", NOON.plusSeconds(1), "größe 😀"), new ChatMessage("alice", NOON, "hello"));
    }

    @Test
    void onlyLaterMessagesAreListed() {
        messages.add(ALICE, "one", NOON, MANY);
        messages.add(ALICE, "two", NOON.plusMillis(1), MANY);

        assertThat(messages.listMessagesAfter(NOON)).extracting(ChatMessage::text).containsExactly("two");
        assertThat(messages.listMessagesAfter(NOON.plusMillis(1))).isEmpty();
    }

    @Test
    void noTwoMessagesHaveTheSameTimeAndNoneGoesBack() {
        messages.add(ALICE, "one", NOON, MANY);
        messages.add(BOB, "two", NOON, MANY);
        messages.add(BOB, "three", NOON.minusSeconds(5), MANY);

        assertThat(messages.listMessagesAfter(Instant.EPOCH)).extracting(ChatMessage::at)
                .containsExactly(NOON.plusMillis(2), NOON.plusMillis(1), NOON);
    }

    @Test
    void onlyTheNewestAreKept() {
        for (int i = 0; i < 7; i++) {
            messages.add(ALICE, "message " + i, NOON.plusSeconds(i), 3);
        }

        assertThat(messages.listMessagesAfter(Instant.EPOCH)).extracting(ChatMessage::text)
                .containsExactly("message 6", "message 5", "message 4");
    }

    @Test
    void whatSeveralSayAtOnceIsAllKept() throws InterruptedException {
        Together.run(4, worker -> {
            for (int i = 0; i < 5; i++) {
                messages.add(ALICE, worker + "/" + i, NOON, MANY);
            }
        });

        List<ChatMessage> all = messages.listMessagesAfter(Instant.EPOCH);
        assertThat(all).hasSize(20).extracting(ChatMessage::at).doesNotHaveDuplicates();
    }

    @Test
    void aUsersMessagesGoWithTheAccount() {
        messages.add(ALICE, "mine", NOON, MANY);
        messages.add(BOB, "his", NOON, MANY);
        deleteUser(ALICE);

        assertThat(messages.listMessagesAfter(Instant.EPOCH)).extracting(ChatMessage::text).containsExactly("his");
    }
}
