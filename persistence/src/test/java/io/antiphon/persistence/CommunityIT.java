package io.antiphon.persistence;

import io.antiphon.core.chat.ChatMessages;
import io.antiphon.core.radio.RadioStations;
import io.antiphon.core.sharing.Shares;
import io.antiphon.core.user.UserId;
import io.antiphon.testing.ChatMessagesContract;
import io.antiphon.testing.RadioStationsContract;
import io.antiphon.testing.SharesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// The contracts of what users share, listen to and say on every database.
@OnEveryDatabase
class CommunityIT {

    @Nested
    class OfShares extends SharesContract {

        private final CommunityStores stores;

        OfShares(DatabaseOptions options) {
            this.stores = new CommunityStores(options);
        }

        @Override
        protected Shares shares() {
            return stores.shares();
        }

        @Override
        protected void deleteUser(UserId user) {
            stores.deleteUser(user);
        }

        @AfterEach
        void close() {
            stores.close();
        }
    }

    @Nested
    class OfRadioStations extends RadioStationsContract {

        private final CommunityStores stores;

        OfRadioStations(DatabaseOptions options) {
            this.stores = new CommunityStores(options);
        }

        @Override
        protected RadioStations stations() {
            return stores.stations();
        }

        @AfterEach
        void close() {
            stores.close();
        }
    }

    @Nested
    class OfChatMessages extends ChatMessagesContract {

        private final CommunityStores stores;

        OfChatMessages(DatabaseOptions options) {
            this.stores = new CommunityStores(options);
        }

        @Override
        protected ChatMessages messages() {
            return stores.messages();
        }

        @Override
        protected void deleteUser(UserId user) {
            stores.deleteUser(user);
        }

        @AfterEach
        void close() {
            stores.close();
        }
    }
}
