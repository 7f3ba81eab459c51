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
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract of accounts on the embedded database.
class H2AccountsIT extends AccountsContract {

    @TempDir
    private Path folder;
    private @Nullable TestDatabase database;

    private TestDatabase database() {
        TestDatabase open = database == null
                ? TestDatabase.with(DatabaseOptions.embedded(folder), LibraryContract.library())
                : database;
        database = open;
        return open;
    }

    @Test
    void whatHappenedIsKeptUnderABound() {
        AuditLogCases.holdFor(new JdbcAuditLog(database().database()));
    }

    @Test
    void whatSigningInKeepsIsGoodOnce() throws InterruptedException {
        SignInStoreCases.holdFor(database().database());
    }

    @Override
    protected Users users() {
        return new JdbcUsers(database().database());
    }

    @Override
    protected AppPasswords appPasswords() {
        return new JdbcAppPasswords(database().database());
    }

    @Override
    protected ApiKeys apiKeys() {
        return new JdbcApiKeys(database().database());
    }

    @AfterEach
    void close() {
        database().close();
    }
}
