package io.antiphon.persistence.user;

import io.antiphon.core.signin.SpentTickets;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;

/// Used tickets in the table `spent_ticket`, whose key lets only one of many use one.
public final class JdbcSpentTickets implements SpentTickets {

    private final Sql sql;
    private final Transactions transactions;

    public JdbcSpentTickets(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public boolean spend(String id, Instant expiresAt) {
        return transactions.call(() -> {
            boolean known = sql.find("SELECT id FROM spent_ticket WHERE id = ?", row -> row.text(1), id).isPresent();
            if (!known) {
                sql.change("INSERT INTO spent_ticket (id, expires_at) VALUES (?, ?)", id, expiresAt.toEpochMilli());
            }
            return !known;
        });
    }

    @Override
    public void forgetExpired(Instant before) {
        sql.change("DELETE FROM spent_ticket WHERE expires_at <= ?", before.toEpochMilli());
    }
}
