package io.antiphon.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.http.Progress.Patience;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(5), Duration.ofSeconds(30),
            Duration.ofMinutes(10));

    private final Progress progress = new Progress(0);

    @Test
    void aConnectionMayBeIdleForAWhile() {
        progress.waitsForInput(0);
        assertThat(overdueAfter(299)).isFalse();
        assertThat(overdueAfter(301)).isTrue();
    }

    @Test
    void aHeadIsTimedFromItsFirstByteHoweverManyFollow() {
        for (int second = 10; second < 60; second++) {
            progress.waitsForInput(seconds(second - 1));
            progress.got(1, seconds(second));
            assertThat(overdueAfter(second)).as("after %d s", second).isEqualTo(second > 40);
        }
    }

    @Test
    void theServersOwnWorkDoesNotCount() {
        head();
        assertThat(overdueAfter(100_000)).isFalse();
        progress.ends(seconds(100_000));
        assertThat(overdueAfter(100_200)).isFalse();
        assertThat(overdueAfter(100_301)).isTrue();
    }

    @Test
    void aBodyMustKeepComing() {
        head();
        progress.waitsForInput(seconds(2));
        assertThat(overdueAfter(31)).isFalse();
        assertThat(overdueAfter(33)).isTrue();
    }

    @Test
    void aBodyMustNotTrickle() {
        head();
        for (int second = 2; second < 40; second++) {
            progress.waitsForInput(seconds(second));
            progress.got(100, seconds(second + 1));
        }
        progress.waitsForInput(seconds(40));
        assertThat(overdueAfter(41)).isTrue();
    }

    @Test
    void aLongBodyThatComesSteadilyIsReadToItsEnd() {
        head();
        for (int second = 2; second < 4_000; second++) {
            progress.waitsForInput(seconds(second));
            progress.got(1_000, seconds(second + 1));
            progress.waitsForInput(seconds(second + 1));
            assertThat(overdueAfter(second + 2)).isFalse();
            progress.got(0, seconds(second + 1));
        }
    }

    @Test
    void anAnswerMayBeTakenSlowlyButMustBeTaken() {
        head();
        for (int minute = 1; minute < 100; minute++) {
            progress.waitsForOutput(seconds(60L * minute));
            assertThat(overdueAfter(60L * minute + 599)).isFalse();
            assertThat(overdueAfter(60L * minute + 601)).isTrue();
            progress.put();
        }
    }

    @Test
    void anAddressHasSomePlacesUnlessManyShareIt() {
        InetAddress one = InetAddress.ofLiteral("192.0.2.1");
        InetAddress proxy = InetAddress.ofLiteral("192.0.2.9");
        ClientPlaces places = new ClientPlaces(2, proxy::equals);
        assertThat(places.take(one)).isTrue();
        assertThat(places.take(one)).isTrue();
        assertThat(places.take(one)).isFalse();
        assertThat(places.take(InetAddress.ofLiteral("192.0.2.2"))).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(places.take(proxy)).isTrue();
        }
        places.giveBack(one);
        assertThat(places.take(one)).isTrue();
        assertThat(places.take(one)).isFalse();
    }

    private void head() {
        progress.waitsForInput(0);
        progress.got(500, seconds(1));
        progress.begins();
    }

    private boolean overdueAfter(long seconds) {
        return progress.isOverdue(PATIENCE, seconds(seconds));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
