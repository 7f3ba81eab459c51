package io.antiphon.persistence;

import io.antiphon.core.user.ApiKeys;
import io.antiphon.core.user.AppPasswords;
import io.antiphon.core.user.Users;
import io.antiphon.persistence.audit.JdbcAuditLog;
import io.antiphon.persistence.user.JdbcApiKeys;
import io.antiphon.persistence.user.JdbcAppPasswords;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.AccountsContract;
import io.antiphon.testing.LibraryContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract of accounts on every database.
@OnEveryDatabase
class AccountsIT extends AccountsContract {

    private final TestDatabase database;

    AccountsIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, LibraryContract.library());
    }

    @Test
    void whatHappenedIsKeptUnderABound() {
        AuditLogCases.holdFor(new JdbcAuditLog(database.database()));
    }

    @Test
    void whatSigningInKeepsIsGoodOnce() throws InterruptedException {
        SignInStoreCases.holdFor(database.database());
    }

    @Override
    protected Users users() {
        return new JdbcUsers(database.database());
    }

    @Override
    protected AppPasswords appPasswords() {
        return new JdbcAppPasswords(database.database());
    }

    @Override
    protected ApiKeys apiKeys() {
        return new JdbcApiKeys(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }
}
