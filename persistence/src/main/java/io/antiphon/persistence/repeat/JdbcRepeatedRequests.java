package io.antiphon.persistence.repeat;

import io.antiphon.core.repeat.RepeatedRequests;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.SecretUnreadableException;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Repeated requests in the table `repeated_request`. Answers may hold keys that are shown once, so they are encrypted.
public final class JdbcRepeatedRequests implements RepeatedRequests {

    private final Sql sql;
    private final Transactions transactions;
    private final SecretBox box;

    public JdbcRepeatedRequests(Database database, SecretBox box) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.box = box;
    }

    @Override
    public Optional<Kept> begin(String user, String key, String digest, Instant at) {
        return transactions.call(() -> {
            Optional<Kept> first = find(user, key);
            if (first.isEmpty()) {
                sql.change("""
                        INSERT INTO repeated_request (user_id, request_key, digest, begun_at) VALUES (?, ?, ?, ?)
                        """, user, key, digest, at.toEpochMilli());
            }
            return first;
        });
    }

    private Optional<Kept> find(String user, String key) {
        return sql.find("SELECT digest, answer FROM repeated_request WHERE user_id = ? AND request_key = ?",
                row -> new Kept(row.text(1), opened(row.textOrNull(2), user, key)), user, key);
    }

    @Override
    public void end(String user, String key, String answer) {
        String sealed = Base64.getEncoder().encodeToString(box.seal(answer, context(user, key)));
        sql.change("UPDATE repeated_request SET answer = ? WHERE user_id = ? AND request_key = ?", sealed, user, key);
    }

    /// Under another key than today's it cannot be read: then it is as if its end were not known.
    private @Nullable String opened(@Nullable String sealed, String user, String key) {
        if (sealed == null) {
            return null;
        }
        try {
            return box.open(Base64.getDecoder().decode(sealed), context(user, key));
        } catch (SecretUnreadableException _) {
            return null;
        }
    }

    private static String context(String user, String key) {
        return "repeated-request " + user + " " + key;
    }

    @Override
    public void forget(String user, String key) {
        sql.change("DELETE FROM repeated_request WHERE user_id = ? AND request_key = ?", user, key);
    }

    @Override
    public void prune(Instant before, int most) {
        sql.change("DELETE FROM repeated_request WHERE begun_at < ?", before.toEpochMilli());
        sql.find("SELECT begun_at FROM repeated_request ORDER BY begun_at DESC LIMIT 1 OFFSET ?", row -> row.number(1),
                most)
                .ifPresent(oldest -> sql.change("DELETE FROM repeated_request WHERE begun_at <= ?", oldest));
    }
}
