package io.antiphon.persistence.scrobble;

import io.antiphon.core.scrobble.ScrobbleAccount;
import io.antiphon.core.scrobble.ScrobbleAccounts;
import io.antiphon.core.scrobble.ScrobbleSettings;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Accounts in the table `scrobble_account`.
public final class JdbcScrobbleAccounts implements ScrobbleAccounts {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final String SELECT = """
            SELECT user_id, service, name, sealed, plays, now_playing, loves_out, loves_in, paused_for, connected_at
            FROM scrobble_account
            """;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcScrobbleAccounts(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public List<ScrobbleAccount> listAll() {
        return sql.list(SELECT + " ORDER BY user_id, service", JdbcScrobbleAccounts::account);
    }

    @Override
    public List<ScrobbleAccount> listOf(UserId user) {
        return sql.list(SELECT + " WHERE user_id = ? ORDER BY service", JdbcScrobbleAccounts::account, user.value());
    }

    @Override
    public Optional<ScrobbleAccount> find(UserId user, String service) {
        return sql.find(SELECT + " WHERE user_id = ? AND service = ?", JdbcScrobbleAccounts::account, user.value(),
                service);
    }

    @Override
    public void connect(ScrobbleAccount account) {
        ScrobbleSettings settings = account.settings();
        transactions.run(() -> {
            // Another account there loves other songs.
            sql.change("""
                    DELETE FROM scrobble_love_seen WHERE user_id = ? AND service = ? AND NOT EXISTS (
                        SELECT 1 FROM scrobble_account a WHERE a.user_id = ? AND a.service = ? AND a.name = ?)
                    """, account.user().value(), account.service(), account.user().value(), account.service(),
                    shortened(account.name(), LONGEST_NAME));
            sql.change("DELETE FROM scrobble_account WHERE user_id = ? AND service = ?", account.user().value(),
                    account.service());
            sql.change("""
                    INSERT INTO scrobble_account (user_id, service, name, sealed, plays, now_playing, loves_out, loves_in,
                        paused_for, connected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)
                    """, account.user().value(), account.service(), shortened(account.name(), LONGEST_NAME),
                    account.sealed(), settings.plays(), settings.nowPlaying(), settings.lovesOut(), settings.lovesIn(),
                    account.connectedAt().toEpochMilli());
        });
    }

    @Override
    public void change(UserId user, String service, ScrobbleSettings settings) {
        sql.change("""
                UPDATE scrobble_account SET plays = ?, now_playing = ?, loves_out = ?, loves_in = ?
                WHERE user_id = ? AND service = ?
                """, settings.plays(), settings.nowPlaying(), settings.lovesOut(), settings.lovesIn(), user.value(),
                service);
    }

    @Override
    public void pause(ScrobbleAccount account, String reason) {
        sql.change("UPDATE scrobble_account SET paused_for = ? WHERE user_id = ? AND service = ? AND connected_at = ?",
                shortened(reason, LONGEST_REASON), account.user().value(), account.service(),
                account.connectedAt().toEpochMilli());
    }

    @Override
    public void remove(UserId user, String service) {
        transactions.run(() -> {
            for (String table : List.of("scrobble_account", "scrobble_play", "scrobble_love", "scrobble_love_seen")) {
                sql.change("DELETE FROM " + table + " WHERE user_id = ? AND service = ?", user.value(), service);
            }
        });
    }

    /// Replaces what is encrypted, and nothing else.
    public void reseal(UserId user, String service, byte[] sealed) {
        sql.change("UPDATE scrobble_account SET sealed = ? WHERE user_id = ? AND service = ?", sealed, user.value(),
                service);
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static ScrobbleAccount account(Row row) {
        return new ScrobbleAccount(new UserId(row.text(1)), row.text(2), row.text(3),
                Objects.requireNonNull(row.bytes(4)),
                new ScrobbleSettings(row.flag(5), row.flag(6), row.flag(7), row.flag(8)), row.textOrNull(9),
                row.instant(10));
    }
}
