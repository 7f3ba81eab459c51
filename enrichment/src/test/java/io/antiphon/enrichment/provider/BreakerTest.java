package io.antiphon.enrichment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Breaker breaker = new Breaker();

    @Test
    void twoFailuresAreBorneAndThenThePausesDoubleUpToHalfAnHour() {
        Instant now = NOON;
        for (int i = 0; i < 2; i++) {
            assertThat(breaker.admit(now)).isEmpty();
            breaker.failed(now, null);
            assertThat(breaker.pause(now)).isEmpty();
        }
        for (int seconds : new int[]{5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800}) {
            assertThat(breaker.admit(now)).isEmpty();
            assertThat(breaker.failed(now, null)).isEqualTo(Duration.ofSeconds(seconds));
            assertThat(breaker.admit(now)).contains(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds);
        }
        breaker.succeeded();
        assertThat(breaker.admit(now)).isEmpty();
        breaker.failed(now, null);
        assertThat(breaker.pause(now)).isEmpty();
    }

    @Test
    void afterThePauseOneQuestionTriesAndTheOthersWaitForIt() {
        breaker.failed(NOON, Duration.ofSeconds(30));
        Instant later = NOON.plusSeconds(30);
        assertThat(breaker.admit(later)).isEmpty();
        assertThat(breaker.admit(later)).isPresent();
        breaker.givenUp();
        assertThat(breaker.admit(later)).isEmpty();
        breaker.succeeded();
        assertThat(breaker.admit(later)).isEmpty();
        assertThat(breaker.admit(later)).isEmpty();
    }

    @Test
    void whatAServiceWishesIsDoneButNotForLongerThanADay() {
        assertThat(breaker.failed(NOON, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(breaker.pausedUntil(NOON)).contains(NOON.plusSeconds(90));
        assertThat(breaker.failed(NOON, Duration.ofDays(400))).isEqualTo(Duration.ofDays(1));
    }
}
