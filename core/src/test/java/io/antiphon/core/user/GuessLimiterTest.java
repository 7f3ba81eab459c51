package io.antiphon.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GuessLimiterTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final GuessLimiter limiter = new GuessLimiter(clock());

    @Test
    void anAccountIsClosedToAnAddressAfterSomeFailuresAndForLongerEachTime() {
        fail("alice", "10.0.0.1", GuessLimiter.FREE_PER_ACCOUNT - 1);
        assertThat(limiter.wait("alice", "10.0.0.1")).isEmpty();
        fail("Alice", "10.0.0.1", 1);
        assertThat(limiter.wait("alice", "10.0.0.1")).contains(Duration.ofSeconds(1));
        assertThat(limiter.wait("alice", "10.0.0.2")).isEmpty();
        assertThat(limiter.wait("bob", "10.0.0.1")).isEmpty();
        now = now.plusSeconds(2);
        assertThat(limiter.wait("alice", "10.0.0.1")).isEmpty();
        fail("alice", "10.0.0.1", 1);
        assertThat(limiter.wait("alice", "10.0.0.1")).contains(Duration.ofSeconds(2));
    }

    @Test
    void anAddressThatTriesManyAccountsIsClosedToAll() {
        for (int i = 0; i < GuessLimiter.FREE_PER_ADDRESS; i++) {
            limiter.failed("user" + i, "10.0.0.1");
        }
        assertThat(limiter.wait("alice", "10.0.0.1")).isPresent();
        limiter.succeeded("mallory", "10.0.0.1");
        assertThat(limiter.wait("alice", "10.0.0.1")).isPresent();
    }

    @Test
    void successAndTimeForgive() {
        fail("alice", "10.0.0.1", GuessLimiter.FREE_PER_ACCOUNT - 1);
        limiter.succeeded("alice", "10.0.0.1");
        fail("alice", "10.0.0.1", 1);
        assertThat(limiter.wait("alice", "10.0.0.1")).isEmpty();
        fail("alice", "10.0.0.1", 30);
        now = now.plus(Duration.ofMinutes(16));
        fail("alice", "10.0.0.1", 1);
        assertThat(limiter.wait("alice", "10.0.0.1")).isEmpty();
    }

    @Test
    void neighboursInAnIpv6NetworkCountAsOne() {
        fail("alice", "2001:db8::1", GuessLimiter.FREE_PER_ACCOUNT);
        assertThat(limiter.wait("alice", "2001:db8:0:0:ffff::2")).isPresent();
        assertThat(limiter.wait("alice", "2001:db8:0:1::1")).isEmpty();
    }

    private void fail(String account, String address, int times) {
        for (int i = 0; i < times; i++) {
            limiter.failed(account, address);
        }
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
