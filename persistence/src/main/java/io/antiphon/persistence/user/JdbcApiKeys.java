package io.antiphon.persistence.user;

import io.antiphon.core.user.ApiKey;
import io.antiphon.core.user.ApiKeys;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Hashes of API keys in the table `api_key`.
public final class JdbcApiKeys implements ApiKeys {

    private static final String COLUMNS = """
            SELECT id, user_id, name, hash, created_at, last_used_at, read_only, no_download, music_folder, expires_at FROM api_key
            """;

    private final Sql sql;

    public JdbcApiKeys(Database database) {
        this.sql = database.sql();
    }

    @Override
    public Optional<ApiKey> findByHash(String hash) {
        return sql.find(COLUMNS + "WHERE hash = ?", JdbcApiKeys::apiKey, hash);
    }

    @Override
    public List<ApiKey> listApiKeys(UserId user) {
        return sql.list(COLUMNS + "WHERE user_id = ? ORDER BY created_at, id", JdbcApiKeys::apiKey, user.value());
    }

    @Override
    public void addApiKey(ApiKey key) {
        sql.change("""
                INSERT INTO api_key (id, user_id, name, hash, created_at, read_only, no_download, music_folder, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, key.id(), key.user().value(), key.name(), key.hash(), key.createdAt().toEpochMilli(),
                key.terms().scope().readOnly(), key.terms().scope().noDownload(), key.terms().scope().musicFolder(),
                StoredTerms.expiry(key.terms()));
    }

    @Override
    public void deleteApiKey(UserId user, String id) {
        sql.change("DELETE FROM api_key WHERE id = ? AND user_id = ?", id, user.value());
    }

    @Override
    public void markUsed(String id, Instant at) {
        sql.change("""
                UPDATE api_key SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= ?)
                """, at.toEpochMilli(), id, at.minusSeconds(60).toEpochMilli());
    }

    private static ApiKey apiKey(Row row) {
        return new ApiKey(row.text(1), new UserId(row.text(2)), row.text(3), row.text(4), StoredTerms.of(row, 7),
                row.instant(5),
                row.instantOrNull(6));
    }
}
