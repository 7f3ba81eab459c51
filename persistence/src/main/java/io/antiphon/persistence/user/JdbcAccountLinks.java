package io.antiphon.persistence.user;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.AccountLink;
import io.antiphon.core.user.AccountLinks;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Open links in the table `account_link`.
public final class JdbcAccountLinks implements AccountLinks {

    private static final String COLUMNS = """
            SELECT id, token_hash, account, role, music_folders, maker, created_at, expires_at FROM account_link
            """;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcAccountLinks(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public void add(AccountLink link) {
        UserId account = link.account();
        sql.change("""
                INSERT INTO account_link (id, token_hash, account, role, music_folders, maker, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, link.id(), link.tokenHash(), account == null ? null : account.value(), link.role().name(),
                StoredFolders.written(link.musicFolders()), link.maker().value(), link.createdAt().toEpochMilli(),
                link.expiresAt().toEpochMilli());
    }

    @Override
    public Optional<AccountLink> find(String tokenHash) {
        return sql.find(COLUMNS + "WHERE token_hash = ?", JdbcAccountLinks::link, tokenHash);
    }

    @Override
    public List<AccountLink> list() {
        return sql.list(COLUMNS + "ORDER BY expires_at, id", JdbcAccountLinks::link);
    }

    @Override
    public <T> T use(AccountLink link, Supplier<T> work) {
        return transactions.call(() -> {
            if (sql.change("DELETE FROM account_link WHERE id = ?", link.id()) != 1) {
                throw new LibraryException.NotFound("link", link.id());
            }
            return work.get();
        });
    }

    @Override
    public void delete(String id) {
        sql.change("DELETE FROM account_link WHERE id = ?", id);
    }

    @Override
    public void deleteExpired(Instant before) {
        sql.change("DELETE FROM account_link WHERE expires_at <= ?", before.toEpochMilli());
    }

    private static AccountLink link(Row row) {
        String account = row.textOrNull(3);
        return new AccountLink(row.text(1), row.text(2), account == null ? null : new UserId(account),
                Role.valueOf(row.text(4)), StoredFolders.read(row.textOrNull(5)), new UserId(row.text(6)),
                row.instant(7), row.instant(8));
    }
}
