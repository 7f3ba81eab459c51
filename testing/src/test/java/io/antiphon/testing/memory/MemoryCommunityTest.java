package io.antiphon.testing.memory;

import io.antiphon.core.chat.ChatMessages;
import io.antiphon.core.radio.RadioStations;
import io.antiphon.core.sharing.Shares;
import io.antiphon.core.user.UserId;
import io.antiphon.testing.ChatMessagesContract;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.RadioStationsContract;
import io.antiphon.testing.SharesContract;
import org.junit.jupiter.api.Nested;

/// The fakes hold to the contracts, too.
class MemoryCommunityTest {

    @Nested
    class OfShares extends SharesContract {

        private final MemoryShares shares = new MemoryShares();

        @Override
        protected Shares shares() {
            return shares;
        }

        @Override
        protected void deleteUser(UserId user) {
            shares.forget(user);
        }
    }

    @Nested
    class OfRadioStations extends RadioStationsContract {

        @Override
        protected RadioStations stations() {
            return new MemoryRadioStations();
        }
    }

    @Nested
    class OfChatMessages extends ChatMessagesContract {

        private final MemoryChatMessages messages = new MemoryChatMessages(
                user -> user.equals(LibraryContract.ALICE) ? "alice" : "bob");

        @Override
        protected ChatMessages messages() {
            return messages;
        }

        @Override
        protected void deleteUser(UserId user) {
            messages.forget(user);
        }
    }
}
