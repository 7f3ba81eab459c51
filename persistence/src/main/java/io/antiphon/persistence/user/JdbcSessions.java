package io.antiphon.persistence.user;

import io.antiphon.core.user.Session;
import io.antiphon.core.user.Sessions;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sign-ins in the table `session`.
public final class JdbcSessions implements Sessions {

    private static final String COLUMNS = """
            SELECT id, user_id, token_hash, client, created_at, refreshed_at, expires_at FROM session
            """;

    private final Sql sql;

    public JdbcSessions(Database database) {
        this.sql = database.sql();
    }

    @Override
    public Optional<Session> findSession(String id) {
        return sql.find(COLUMNS + "WHERE id = ?", JdbcSessions::session, id);
    }

    @Override
    public List<Session> listSessions(UserId user) {
        return sql.list(COLUMNS + "WHERE user_id = ? ORDER BY refreshed_at DESC, id", JdbcSessions::session,
                user.value());
    }

    @Override
    public void addSession(Session session) {
        sql.change("""
                INSERT INTO session (id, user_id, token_hash, client, created_at, refreshed_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """, session.id(), session.user().value(), session.tokenHash(), session.client(),
                session.createdAt().toEpochMilli(),
                session.refreshedAt().toEpochMilli(), session.expiresAt().toEpochMilli());
    }

    @Override
    public boolean rotate(String id, String oldHash, String newHash, Instant refreshedAt, Instant expiresAt) {
        return sql.change("""
                UPDATE session SET token_hash = ?, refreshed_at = ?, expires_at = ? WHERE id = ? AND token_hash = ?
                """, newHash, refreshedAt.toEpochMilli(), expiresAt.toEpochMilli(), id, oldHash) == 1;
    }

    @Override
    public void deleteSession(String id) {
        sql.change("DELETE FROM session WHERE id = ?", id);
    }

    @Override
    public void deleteSessions(UserId user) {
        sql.change("DELETE FROM session WHERE user_id = ?", user.value());
    }

    @Override
    public void deleteExpired(Instant before) {
        sql.change("DELETE FROM session WHERE expires_at <= ?", before.toEpochMilli());
    }

    private static Session session(Row row) {
        return new Session(row.text(1), new UserId(row.text(2)), row.text(3), row.text(4), row.instant(5),
                row.instant(6), row.instant(7));
    }
}
