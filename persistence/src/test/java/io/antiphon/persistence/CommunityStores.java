package io.antiphon.persistence;

import io.antiphon.core.user.UserId;
import io.antiphon.persistence.community.JdbcChatMessages;
import io.antiphon.persistence.community.JdbcRadioStations;
import io.antiphon.persistence.community.JdbcShares;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.LibraryContract;

/// The stores of what users share, listen to and say, over a database with the contract's users.
final class CommunityStores implements AutoCloseable {

    private final TestDatabase database;

    CommunityStores(DatabaseOptions options) {
        this.database = TestDatabase.with(options, LibraryContract.library());
    }

    JdbcShares shares() {
        return new JdbcShares(database.database());
    }

    JdbcRadioStations stations() {
        return new JdbcRadioStations(database.database());
    }

    JdbcChatMessages messages() {
        return new JdbcChatMessages(database.database());
    }

    void deleteUser(UserId user) {
        new JdbcUsers(database.database()).deleteUser(user, found -> {});
    }

    @Override
    public void close() {
        database.close();
    }
}
