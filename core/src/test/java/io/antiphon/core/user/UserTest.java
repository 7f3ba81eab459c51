package io.antiphon.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What follows from what a user is allowed and what they set.
class UserTest {

    @Test
    void theLowerOfWhatIsAllowedAndWhatIsWishedCounts() {
        assertThat(user(0, 0).bitRateLimit()).isZero();
        assertThat(user(128, 0).bitRateLimit()).isEqualTo(128);
        assertThat(user(0, 192).bitRateLimit()).isEqualTo(192);
        assertThat(user(128, 192).bitRateLimit()).isEqualTo(128);
        assertThat(user(320, 192).bitRateLimit()).isEqualTo(192);
    }

    @Test
    void whatTheySetStaysWhateverElseChanges() {
        OwnSettings own = new OwnSettings(false, 96, "opus", false);
        User user = user(0, 0).withOwn(own);
        assertThat(user.withRights(Rights.of(Role.CURATOR)).own()).isEqualTo(own);
        assertThat(user.describedAs("a@example.org").own()).isEqualTo(own);
        assertThat(new AccessScope(true, false, null).narrow(user).own()).isEqualTo(own);
        assertThat(new Accounts.AccountChange(null, "b@example.org", Set.of(), Set.of(), null, 64).applied(user).own())
                .isEqualTo(own);
    }

    private static User user(int allowed, int wished) {
        return new User(new UserId("carol"), "carol", null, Rights.of(Role.LISTENER), null, allowed,
                new OwnSettings(true, wished, null, true), false, Instant.EPOCH, null);
    }
}
