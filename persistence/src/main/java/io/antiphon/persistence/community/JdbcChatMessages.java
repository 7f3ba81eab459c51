package io.antiphon.persistence.community;

import io.antiphon.core.chat.ChatMessage;
import io.antiphon.core.chat.ChatMessages;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.List;

/// Messages in the table `chat_message`.
public final class JdbcChatMessages implements ChatMessages {

    private final Sql sql;
    private final Transactions transactions;

    public JdbcChatMessages(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public List<ChatMessage> listMessagesAfter(Instant moment) {
        return sql.list("""
                SELECT u.name, m.sent_at, m.message FROM chat_message m JOIN app_user u ON u.id = m.user_id
                WHERE m.sent_at > ? ORDER BY m.sent_at DESC
                """, row -> new ChatMessage(row.text(1), row.instant(2), row.text(3)), moment.toEpochMilli());
    }

    @Override
    public void add(UserId user, String text, Instant at, int kept) {
        transactions.run(() -> {
            long newest = sql.find("SELECT COALESCE(MAX(sent_at), 0) FROM chat_message", row -> row.number(1))
                    .orElse(0L);
            // Of two that took the same time, the primary key lets one through, and the other's work starts over.
            sql.change("INSERT INTO chat_message (sent_at, user_id, message) VALUES (?, ?, ?)",
                    Math.max(newest + 1, at.toEpochMilli()), user.value(), text);
            sql.change("""
                    DELETE FROM chat_message WHERE sent_at <
                        (SELECT MIN(k.sent_at) FROM (SELECT sent_at FROM chat_message ORDER BY sent_at DESC LIMIT ?) k)
                    """, kept);
        });
    }
}
