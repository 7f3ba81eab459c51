package io.antiphon.persistence.user;

import io.antiphon.core.user.AppPassword;
import io.antiphon.core.user.AppPasswords;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// App-passwords in the table `app_password`.
public final class JdbcAppPasswords implements AppPasswords {

    private final Sql sql;
    private final Transactions transactions;

    public JdbcAppPasswords(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public List<AppPassword> listAppPasswords(UserId user) {
        return sql.list("""
                SELECT id, user_id, name, sealed, created_at, last_used_at, read_only, no_download, music_folder, expires_at
                FROM app_password WHERE user_id = ? ORDER BY created_at, id
                """, JdbcAppPasswords::appPassword, user.value());
    }

    @Override
    public void addAppPassword(AppPassword appPassword) {
        sql.change("""
                INSERT INTO app_password (id, user_id, name, sealed, created_at, read_only, no_download, music_folder, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, appPassword.id(), appPassword.user().value(), appPassword.name(), appPassword.sealed(),
                appPassword.createdAt().toEpochMilli(), appPassword.terms().scope().readOnly(),
                appPassword.terms().scope().noDownload(), appPassword.terms().scope().musicFolder(),
                StoredTerms.expiry(appPassword.terms()));
    }

    @Override
    public void replaceAppPassword(AppPassword appPassword) {
        transactions.run(() -> {
            sql.change("DELETE FROM app_password WHERE user_id = ? AND name = ?", appPassword.user().value(),
                    appPassword.name());
            addAppPassword(appPassword);
        });
    }

    @Override
    public void reseal(String id, byte[] sealed) {
        sql.change("UPDATE app_password SET sealed = ? WHERE id = ?", sealed, id);
    }

    @Override
    public void deleteAppPassword(UserId user, String id) {
        sql.change("DELETE FROM app_password WHERE id = ? AND user_id = ?", id, user.value());
    }

    @Override
    public void markUsed(String id, Instant at) {
        sql.change("""
                UPDATE app_password SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= ?)
                """, at.toEpochMilli(), id, at.minusSeconds(60).toEpochMilli());
    }

    private static AppPassword appPassword(Row row) {
        return new AppPassword(row.text(1), new UserId(row.text(2)), row.text(3), Objects.requireNonNull(row.bytes(4)),
                StoredTerms.of(row, 7),
                row.instant(5),
                row.instantOrNull(6));
    }
}
