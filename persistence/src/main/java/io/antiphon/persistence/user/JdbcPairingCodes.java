package io.antiphon.persistence.user;

import io.antiphon.core.pairing.PairingCode;
import io.antiphon.core.pairing.PairingCodes;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.Optional;

/// Codes in the table `pairing_code`.
public final class JdbcPairingCodes implements PairingCodes {

    private final Sql sql;
    private final Transactions transactions;

    public JdbcPairingCodes(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public void replace(PairingCode code) {
        transactions.run(() -> {
            sql.change("DELETE FROM pairing_code WHERE user_id = ?", code.user().value());
            sql.change("""
                    INSERT INTO pairing_code (user_id, handle, secret_hash, attempts, expires_at) VALUES (?, ?, ?, ?, ?)
                    """, code.user().value(), code.handle(), code.secretHash(), code.attempts(),
                    code.expiresAt().toEpochMilli());
        });
    }

    @Override
    public Optional<PairingCode> findByHandle(String handle) {
        return sql.find("""
                SELECT user_id, handle, secret_hash, attempts, expires_at FROM pairing_code WHERE handle = ?
                """, JdbcPairingCodes::code, handle);
    }

    @Override
    public boolean beginAttempt(String handle, int most) {
        return sql.change("UPDATE pairing_code SET attempts = attempts + 1 WHERE handle = ? AND attempts < ?", handle,
                most) == 1;
    }

    @Override
    public boolean take(String handle, String secretHash) {
        return sql.change("DELETE FROM pairing_code WHERE handle = ? AND secret_hash = ?", handle, secretHash) == 1;
    }

    @Override
    public void deleteExpired(Instant before) {
        sql.change("DELETE FROM pairing_code WHERE expires_at <= ?", before.toEpochMilli());
    }

    private static PairingCode code(Row row) {
        return new PairingCode(new UserId(row.text(1)), row.text(2), row.text(3), row.integer(4), row.instant(5));
    }
}
