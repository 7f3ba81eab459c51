package io.antiphon.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProvenCredentialsTest {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final ProvenCredentials proven = new ProvenCredentials(clock());

    @Test
    void whatWasRightAtAnAddressIsProvenThereForDays() {
        proven.proved("phone", "10.0.0.1");
        assertThat(proven.isProven("phone", "10.0.0.1")).isTrue();
        assertThat(proven.isProven("phone", "10.0.0.2")).isFalse();
        assertThat(proven.isProven("tablet", "10.0.0.1")).isFalse();
        now = now.plus(Duration.ofDays(8));
        assertThat(proven.isProven("phone", "10.0.0.1")).isFalse();
    }

    @Test
    void wrongOnesAreCheckedOnlySoOftenAndAnAddressRegainsItsChecksSlowly() {
        for (int i = 0; i < ProvenCredentials.CHECKS; i++) {
            assertThat(proven.mayCheck("alice", "10.0.0.1")).isTrue();
            proven.wasWrong("alice", "10.0.0.1");
        }
        assertThat(proven.mayCheck("alice", "10.0.0.1")).isFalse();
        assertThat(proven.mayCheck("alice", "10.0.0.2")).isTrue();
        assertThat(proven.mayCheck("bob", "10.0.0.1")).isTrue();
        now = now.plus(ProvenCredentials.CHECK_EVERY);
        assertThat(proven.mayCheck("alice", "10.0.0.1")).isTrue();
        proven.wasWrong("alice", "10.0.0.1");
        assertThat(proven.mayCheck("alice", "10.0.0.1")).isFalse();
        now = now.plus(Duration.ofDays(1));
        assertThat(proven.mayCheck("alice", "10.0.0.1")).isTrue();
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
