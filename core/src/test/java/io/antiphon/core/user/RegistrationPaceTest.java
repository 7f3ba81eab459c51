package io.antiphon.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// How fast accounts may be asked for.
class RegistrationPaceTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final RegistrationPace pace = new RegistrationPace(new Clock() {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aNetworkThatAskedOftenWaitsForEachFurtherAccountAndOthersDoNot() {
        for (int i = 0; i < RegistrationPace.FROM_ONE_NETWORK; i++) {
            assertThat(pace.take("2001:db8::" + (i + 1))).isZero();
        }
        assertThat(pace.take("2001:db8::ffff")).as("the same /64").isEqualTo(RegistrationPace.EACH_FROM_ONE);
        assertThat(pace.take("2001:db8:0:1::1")).as("the next /64").isZero();
        assertThat(pace.take("192.0.2.1")).isZero();
        now = now.plus(RegistrationPace.EACH_FROM_ONE.minusSeconds(1));
        assertThat(pace.take("2001:db8::1")).isBetween(Duration.ofMillis(990), Duration.ofMillis(1010));
        now = now.plusSeconds(2);
        assertThat(pace.take("2001:db8::1")).isZero();
        assertThat(pace.take("2001:db8::1")).isPositive();
    }

    @Test
    void allTogetherWaitTooWhoeverTheyAre() {
        for (int i = 0; i < RegistrationPace.FROM_ALL; i++) {
            assertThat(pace.take("192.0.2." + i)).isZero();
        }
        assertThat(pace.take("198.51.100.1")).isEqualTo(RegistrationPace.EACH_FROM_ALL);
        now = now.plus(RegistrationPace.EACH_FROM_ALL);
        assertThat(pace.take("198.51.100.1")).isZero();
        assertThat(pace.take("198.51.100.2")).isEqualTo(RegistrationPace.EACH_FROM_ALL);
    }

    @Test
    void aClockThatIsSetBackBringsNothingAndTakesNothing() {
        for (int i = 0; i < RegistrationPace.FROM_ONE_NETWORK; i++) {
            assertThat(pace.take("192.0.2.1")).isZero();
        }
        now = now.minus(Duration.ofDays(1));
        assertThat(pace.take("192.0.2.1")).isEqualTo(RegistrationPace.EACH_FROM_ONE);
        assertThat(pace.take("192.0.2.2")).isZero();
    }
}
