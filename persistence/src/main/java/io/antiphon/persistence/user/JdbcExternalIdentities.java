package io.antiphon.persistence.user;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.ExternalIdentities;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.Optional;

/// Identities in the table `external_identity`.
public final class JdbcExternalIdentities implements ExternalIdentities {

    private final Sql sql;
    private final Transactions transactions;

    public JdbcExternalIdentities(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public Optional<UserId> findUser(String issuer, String subject) {
        return sql.find("SELECT user_id FROM external_identity WHERE issuer = ? AND subject = ?",
                row -> new UserId(row.text(1)), issuer, subject);
    }

    @Override
    public void link(String issuer, String subject, UserId user, Instant at) {
        transactions.run(() -> {
            if (findUser(issuer, subject).isPresent()) {
                throw new LibraryException.Conflict("this identity belongs to an account already");
            }
            sql.change("""
                    INSERT INTO external_identity (issuer, subject, user_id, linked_at) VALUES (?, ?, ?, ?)
                    """, issuer, subject, user.value(), at.toEpochMilli());
        });
    }
}
